/** Round numbers within two bounds, about `count` of them, with as many digits as they need. */
export function ticks(from: number, to: number, count: number): { value: number; text: string }[] {
  if (!(to > from)) return [{ value: from, text: shortNumber(from) }];
  const raw = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw * 0.999) ?? 10);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const value = (first + i) * step;
    return { value, text: digits > 6 ? shortNumber(value) : value.toFixed(digits).replace(/^-/, '−') };
  });
}

/** 1, 2 and 5 of each power of ten within two bounds above zero. */
export function logTicks(from: number, to: number): { value: number; text: string }[] {
  const all: { value: number; text: string }[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
    for (const factor of [1, 2, 5]) {
      const value = factor * 10 ** power;
      if (value >= from * 0.999 && value <= to * 1.001) all.push({ value, text: shortNumber(value) });
    }
  }
  return all;
}

export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3))).replace(/^-/, '−');
}
