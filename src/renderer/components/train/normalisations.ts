import type { Normalisation } from '../../../contract/index.js';

/** How spectra are brought to one scale. */
export const normalisations: { label: string; value: Normalisation }[] = [
  { label: 'None', value: 'none' },
  { label: 'Highest point 1', value: 'maximum' },
  { label: 'Range 0 to 1', value: 'range' },
  { label: 'Area 1', value: 'area' },
  { label: 'Length 1 as a vector', value: 'vector' },
  { label: 'Mean 0, deviation 1 (SNV)', value: 'snv' },
];
