/** How often a Raman identification was right, by the number that a logistic regression makes of its features. Made by `bench/raman-calibration.ts`. */
export const ramanCalibration = {
  intercept: -8.361,
  weights: { score: 6.32, lead: 0, share: 4.672 },
  /** Ascending; share right among the cases around each value. */
  table: [
    [-3.91, 0.095],
    [-2.407, 0.19],
    [-1.381, 0.214],
    [-0.013, 0.427],
    [0.907, 0.476],
    [1.413, 0.69],
    [1.749, 0.738],
    [1.968, 0.857],
    [2.138, 0.905],
    [2.291, 0.952],
    [2.375, 0.952],
    [2.511, 0.98],
  ] as readonly (readonly [number, number])[],
};
