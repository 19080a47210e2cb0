import { startsWith } from '../shared/startsWith.js';
import type { FileFormat } from '../types.js';
import { parseRd, rdId } from './parse.js';

export const philipsRd: FileFormat = {
  id: rdId,
  name: 'Philips PC-APD RD and SD',
  vendor: 'Philips',
  technique: 'xrd',
  extensions: ['rd', 'sd'],
  keeps: ['anode', 'step', 'sample', 'instrument'],
  sniff: ({ bytes }) => ['V3RD', 'V5RD', 'V3SD', 'V5SD'].some((magic) => startsWith(bytes, magic)),
  parse: parseRd,
};
