import type { Cell } from './crystal.js';

/** One line of a simulated powder pattern; strongest 100. */
export interface SimulatedPeak {
  /** Degrees, at the first wavelength of the radiation. */
  twoTheta: number;
  /** Å. */
  d: number;
  /** Lorentz-polarisation included. */
  intensity: number;
  /** One representative of every family on the line, strongest family first. */
  hkl: [number, number, number][];
  /** Reflections on the line, Friedel pairs counted. */
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
