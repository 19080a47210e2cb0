/** A 32-bit number as the person meant it: 0.02, not 0.019999999552965164. Seven digits are what 32 bits hold. */
export function singleAsWritten(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(7)) : value;
}
