/** How often a Raman identification was right, by the number that a logistic regression makes of its features. Made by `bench/raman-calibration.ts`. */
export const ramanCalibration = {
  intercept: -9.214,
  weights: { score: 9.304, lead: 6.394, share: 0 },
  /** Ascending; share right among the cases around each value. */
  table: [
    [-5.233, 0.024],
    [-3.81, 0.048],
    [-2.631, 0.119],
    [-1.875, 0.119],
    [-1.249, 0.262],
    [-0.738, 0.381],
    [-0.31, 0.5],
    [0.107, 0.537],
    [0.533, 0.595],
    [0.803, 0.619],
    [1.011, 0.643],
    [1.473, 0.759],
    [1.906, 0.779],
    [2.09, 0.786],
    [2.178, 0.902],
    [2.279, 0.927],
    [2.346, 0.929],
    [2.459, 0.977],
  ] as readonly (readonly [number, number])[],
};
