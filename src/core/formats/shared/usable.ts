/** A positive number of a binary header, or undefined for the zeros, nines and blanks that mean "not set". */
export function usable(value: number, most = 1e6): number | undefined {
  return Number.isFinite(value) && value > 0 && value < most ? Number(value.toPrecision(10)) : undefined;
}
