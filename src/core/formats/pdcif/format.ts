import type { FileFormat } from '../types.js';
import { sniffCif } from './sniff.js';
import { parsePdCif, pdCifId } from './parse.js';

export const pdCif: FileFormat = {
  id: pdCifId,
  name: 'Powder CIF and Raman CIF (ROD)',
  vendor: 'IUCr, Raman Open Database',
  technique: 'both',
  extensions: ['cif', 'rod', 'pcif'],
  keeps: [
    'wavelengths and their weights',
    'anode',
    'laser',
    'step',
    'counting time',
    'sample',
    'instrument',
    'date',
    'temperature',
    'single tags',
    'several blocks',
  ],
  sniff: sniffCif,
  parse: parsePdCif,
};
