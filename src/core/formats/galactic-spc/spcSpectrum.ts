/** One spectrum of an SPC file; its numbers are read when asked for. */
export interface SpcSpectrum {
  /** Third axis: time, number, place. */
  z: number;
  x: () => Float64Array;
  y: () => Float64Array;
}
