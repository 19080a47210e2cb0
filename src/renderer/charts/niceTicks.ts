/**
 * Round values (1, 2, 2.5 or 5 times a power of ten apart) within a range, about `count` of them, and the decimals they need.
 */
export function niceTicks(from: number, to: number, count: number): { values: number[]; decimals: number } {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return { values: [], decimals: 0 };
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10;
  const step = factor * power;
  const decimals = Math.min(10, Math.max(0, -Math.floor(Math.log10(step)) + (factor === 2.5 ? 1 : 0)));
  const values: number[] = [];
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  for (let i = first; i <= last; i += 1) values.push(Number((i * step).toFixed(decimals)));
  return { values, decimals };
}
