/** Miller indices as the field writes them: digits side by side, a bar over negative ones, commas once an index has two digits. */
export function formatHkl(hkl: readonly [number, number, number]): string {
  const parts = hkl.map((index) =>
    index < 0 ? [...String(-index)].map((digit) => `${digit}\u0305`).join('') : String(index),
  );
  return parts.join(hkl.some((index) => Math.abs(index) > 9) ? ',' : '');
}
