/** Spectra as rows: `data[row * columns + column]`. */
export interface Matrix {
  data: Float32Array;
  rows: number;
  columns: number;
}
