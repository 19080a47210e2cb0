/**
 * How often an identification was right, by the number that a logistic regression makes of its features. Made by `bench/identify-calibration.ts` of 665 cases.
 */
export const calibration = {
  intercept: -7.1174,
  weights: { score: 6.2315, lead: 11.1442, lines: 0.7251 },
  /** Ascending; share right among the cases around each value. */
  table: [
    [-3.626, 0.133],
    [-1.376, 0.364],
    [-0.188, 0.45],
    [0.501, 0.609],
    [0.829, 0.637],
    [1.018, 0.687],
    [1.336, 0.757],
    [1.689, 0.846],
    [2.06, 0.901],
    [2.715, 0.964],
  ] as readonly (readonly [number, number])[],
};
