/** How often a Raman identification was right, by the number that a logistic regression makes of its features. Made by `bench/raman-calibration.ts`. */
export const ramanCalibration = {
  intercept: -8.864,
  weights: { score: 8.1, lead: 4.527, share: 1.488 },
  /** Ascending; share right among the cases around each value. */
  table: [
    [-5.031, 0.024],
    [-3.675, 0.048],
    [-2.599, 0.119],
    [-1.812, 0.119],
    [-1.194, 0.286],
    [-0.742, 0.381],
    [-0.171, 0.512],
    [0.535, 0.541],
    [1.045, 0.762],
    [1.607, 0.777],
    [2.064, 0.836],
    [2.174, 0.881],
    [2.222, 0.905],
    [2.28, 0.943],
    [2.391, 0.965],
  ] as readonly (readonly [number, number])[],
};
