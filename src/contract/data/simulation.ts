import type { Cell } from './crystal.js';

/** One line of a simulated powder pattern; strongest 100. */
export interface SimulatedPeak {
  /** Degrees. */
  twoTheta: number;
  /** Å. */
  d: number;
  intensity: number;
  hkl: [number, number, number][];
  multiplicity: number;
}

/** `phaselens simulate` prints this. */
export interface SimulatedPattern {
  formula: string;
  spaceGroup: string;
  cell: Cell;
  /** g/cm³. */
  density: number;
  /** Å. */
  wavelength: number;
  peaks: SimulatedPeak[];
}
