/** x' = R·x + t in fractional coordinates. */
export interface SymmetryOperator {
  /** Row by row, nine integers. */
  readonly rotation: readonly number[];
  /** Fractions of the axes, each in [0, 1). */
  readonly translation: readonly number[];
}
