/** What is measured, and what a file says about how it was measured. Plain data, shared by every layer. */

export type Technique = 'xrd' | 'raman';

/**
 * Unit of the horizontal axis. XRD: `twoTheta` in degrees, `dSpacing` in Å, `q` = 4π sinθ/λ in 1/Å.
 * Raman: `ramanShift` in 1/cm, `wavelength` in nm (needs the laser line to become a shift).
 */
export type AxisUnit = 'twoTheta' | 'dSpacing' | 'q' | 'ramanShift' | 'wavelength';

/** Where a value comes from: read in the file, said by the person, or assumed by us (then always shown as such). */
export type ValueOrigin = 'file' | 'user' | 'assumed';

/** X-ray radiation of a measurement. Wavelengths in Å. */
export interface Radiation {
  /** For people, e.g. `Cu Kα` or `1.5406 Å`. */
  label: string;
  /** Kα1 (or the only) wavelength, Å. */
  wavelength: number;
  /** Kα2 wavelength, Å, where the beam holds the doublet. */
  wavelengthAlpha2?: number;
  /** I(Kα2)/I(Kα1), about 0.5. */
  alpha2Ratio?: number;
  origin: ValueOrigin;
}

/** One measured curve. `x` ascends strictly; arrays have the same length; all values are finite. */
export interface Spectrum {
  technique: Technique;
  unit: AxisUnit;
  x: Float64Array;
  /** Intensity, counts or arbitrary units. */
  y: Float64Array;
  /** Standard uncertainty of `y`, where the file gives one. */
  sigma?: Float64Array;
}

/** What the file says about itself; only what is stated there. Everything optional but `extra`. */
export interface ScanMetadata {
  title?: string;
  sample?: string;
  instrument?: string;
  operator?: string;
  /** Anode element symbol, e.g. `Cu`. */
  anode?: string;
  radiation?: Radiation;
  /** Laser line, nm. */
  laserWavelength?: number;
  /** Step of the axis, in its unit. */
  step?: number;
  /** Counting time per step, seconds. */
  timePerStep?: number;
  /** Date of the measurement, ISO 8601. */
  measuredAt?: string;
  temperature?: string;
  /** Further header lines as they stand in the file, for the Details tab. */
  extra: Record<string, string>;
}

/** One scan of a file. */
export interface Scan {
  spectrum: Spectrum;
  metadata: ScanMetadata;
  /** What was repaired or assumed while reading, one sentence each. */
  warnings: string[];
}

/** A file, read. */
export interface ParsedFile {
  /** Id of the format that read it, e.g. `panalytical-xrdml`. */
  format: string;
  scans: Scan[];
}

/** How a text table is to be read; the guess shown in the import dialog and corrected there. */
export interface TextLayout {
  encoding: string;
  delimiter: 'tab' | 'comma' | 'semicolon' | 'space';
  decimal: 'dot' | 'comma';
  /** Lines before the first row of numbers. */
  headerLines: number;
  /** Zero-based column numbers. `sigma` where there is one. */
  xColumn: number;
  yColumn: number;
  sigmaColumn?: number;
  technique: Technique;
  unit: AxisUnit;
  /** X-ray wavelength in Å where known. */
  wavelength?: number;
  /** Laser line in nm where known. */
  laserWavelength?: number;
}

/** A question about an ambiguous text file: the guess, why it is not certain, and the first rows to look at. */
export interface TextLayoutQuestion {
  guess: TextLayout;
  /** One sentence each, e.g. `The file does not say whether x is 2θ or a Raman shift.` */
  doubts: string[];
  /** First rows split into cells under the guess. */
  rows: string[][];
  /** Names of the columns, where the file has a line of them. */
  columnNames?: string[];
  /** Identifies files of the same shape: an answer is remembered under it. */
  shape: string;
}
