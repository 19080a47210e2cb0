/** Numbers of a row: position (undefined in the types that have none), intensity, uncertainty. */
export type Row = [position: number | undefined, intensity: number, sigma: number];

/**
 * The rows of a line of data (GSAS Technical Manual, "Powder diffraction data"): STD, ten fields of 8, counters (2) and intensity (6), σ = √(intensity/counters); ESD, five of 8 + 8;
 * ALT, four of 20, position 8, intensity 7 (four decimals), σ 5 (four decimals); FXY and FXYE, free numbers.
 */
export function readRow(line: string, type: string): Row[] {
  if (type === 'FXY' || type === 'FXYE') {
    const [position, intensity = NaN, sigma] = line
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    return [[position, intensity, type === 'FXYE' ? (sigma ?? NaN) : Math.sqrt(Math.max(intensity, 1))]];
  }
  const rows: Row[] = [];
  const width = type === 'STD' ? 8 : type === 'ESD' ? 16 : 20;
  for (let at = 0; at + 1 < Math.min(80, line.length); at += width) {
    const field = line.slice(at, at + width);
    if (field.trim() === '') break;
    if (type === 'STD') {
      const counters = Math.max(1, Number(field.slice(0, 2)) || 1);
      const intensity = Number(field.slice(2));
      rows.push([undefined, intensity, Math.sqrt(Math.max(intensity, 1) / counters)]);
    } else if (type === 'ESD') rows.push([undefined, Number(field.slice(0, 8)), Number(field.slice(8))]);
    else rows.push([implied(field.slice(0, 8), 0), implied(field.slice(8, 15), 4), implied(field.slice(15), 4)]);
  }
  return rows;
}

/** A Fortran field: without a point, the last `decimals` digits stand behind one. */
function implied(field: string, decimals: number): number {
  const text = field.trim();
  if (text === '') return NaN;
  return text.includes('.') ? Number(text) : Number(text) / 10 ** decimals;
}
