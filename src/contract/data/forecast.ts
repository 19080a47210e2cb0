/** Bytes of the process that trains with one seed. */
export interface ForecastMemory {
  /** Node, TensorFlow and the graph. */
  fixed: number;
  /** The spectra. */
  data: number;
  weights: number;
  gradients: number;
  /** What the optimiser remembers of each weight. */
  optimiser: number;
  /** The best weights so far, and those on their way out. */
  copies: number;
  /** What the layers make of a batch, kept for the way back. */
  activations: number;
  total: number;
}

/** What the time of a training is taken from, the best one first. */
export type ForecastBasis = 'same network' | 'earlier runs' | 'trial' | 'unknown';

/** What a training will take, said before it starts. */
export interface TrainingForecast {
  memory: ForecastMemory;
  /** Memory that is free, or that the system frees where it is wanted, bytes. */
  available: number;
  /** Seeds side by side; 0 where not even one fits. */
  sideBySide: number;
  /** One seed on one thread; null while it is unknown. */
  secondsPerEpoch: number | null;
  /** One seed if no early stop comes. */
  secondsPerSeed: number | null;
  basis: ForecastBasis;
  /** E.g. `Needs about 3.4 GB and at most 25 min per seed; time after 3 earlier runs here.` or why it cannot start. */
  sentence: string;
}
