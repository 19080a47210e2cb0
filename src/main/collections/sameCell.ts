/** Lengths of two descriptions of one structure agree within this share: what thermal expansion over some hundred degrees does. */
export const cellTolerance = 0.005;

type Reduced = readonly [number, number, number, number];

/** Are these (lengths and volume of `reducedLengths`) the same cell within the tolerance? */
export function sameCell(p: Reduced, q: Reduced): boolean {
  return p.every((value, i) => {
    const tolerance = i === 3 ? 3 * cellTolerance : cellTolerance;
    return Math.abs(value - (q[i] ?? 0)) <= tolerance * value;
  });
}
