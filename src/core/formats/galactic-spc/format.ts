import type { FileFormat } from '../types.js';
import { parseSpc, spcId } from './parse.js';
import { sniffSpc } from './sniff.js';

export const galacticSpc: FileFormat = {
  id: spcId,
  name: 'Thermo/Galactic SPC, new and old',
  vendor: 'Thermo Galactic (GRAMS) and many spectrometers',
  technique: 'raman',
  extensions: ['spc'],
  keeps: ['Raman shift or wavelength', 'laser from the log', 'title', 'instrument', 'date', 'log', 'several spectra'],
  sniff: sniffSpc,
  parse: parseSpc,
};
