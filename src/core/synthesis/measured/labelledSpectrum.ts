import type { SplitName } from '../../../contract/data/dataset.js';
import type { Spectrum } from '../../../contract/data/spectrum.js';

/** A measured spectrum with what it is of. */
export interface LabelledSpectrum {
  spectrum: Spectrum;
  /** For sentences, e.g. the measurement's name. */
  name: string;
  label: string;
  /** The piece that was measured. */
  specimen: string;
  /** X-rays, Å, where known. */
  wavelength?: number | undefined;
  /** Said by hand. */
  split?: SplitName | undefined;
}
