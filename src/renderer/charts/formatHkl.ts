/** Miller indices as the field writes them: digits side by side, a bar over negative ones, commas once an index has two digits. */
export function formatHkl(hkl: readonly [number, number, number]): string {
  const parts = hkl.map((index) =>
    index < 0 ? [...String(-index)].map((digit) => `${digit}\u0305`).join('') : String(index),
  );
  return parts.join(hkl.some((index) => Math.abs(index) > 9) ? ',' : '');
}

/** A label cut into characters, each with or without its bar: few fonts put a combining bar where it belongs. */
export function barredCharacters(label: string): { character: string; barred: boolean }[] {
  const out: { character: string; barred: boolean }[] = [];
  for (const character of label) {
    const last = out[out.length - 1];
    if (character === '\u0305' && last) last.barred = true;
    else out.push({ character, barred: false });
  }
  return out;
}
