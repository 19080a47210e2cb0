/** Unit-area pseudo-Voigt of unit full width: table over |u| in steps of 1/32 width up to 8 widths. */
const perWidth = 32;
const reach = 8;

/** Shape of one line, cut at 8 widths. `mixing` η: 0 Gaussian, 1 Lorentzian. */
export function pseudoVoigtTable(mixing: number): { values: Float64Array; perWidth: number; reach: number } {
  const values = new Float64Array(perWidth * reach + 2);
  const gauss = 2 * Math.sqrt(Math.LN2 / Math.PI);
  for (let i = 0; i <= perWidth * reach; i++) {
    const u2 = (i / perWidth) ** 2;
    values[i] = mixing * (2 / Math.PI / (1 + 4 * u2)) + (1 - mixing) * gauss * Math.exp(-4 * Math.LN2 * u2);
  }
  return { values, perWidth, reach };
}
