import type { FileFormat } from '../types.js';
import { brukerRawId, parseBrukerRaw, versionOf } from './parse.js';

export const brukerRaw: FileFormat = {
  id: brukerRawId,
  name: 'Bruker/Siemens RAW 1, 2, 3 (RAW1.01) and 4 (RAW4.00)',
  vendor: 'Bruker AXS, Siemens',
  technique: 'xrd',
  extensions: ['raw'],
  keeps: [
    'Kα1, Kα2 and their ratio',
    'anode',
    'step',
    'counting time',
    'sample',
    'operator',
    'date',
    'site, comment, kV and mA',
    'several ranges',
  ],
  // Version 1 begins with a word that a text may begin with, too.
  sniff: (probe) => {
    const version = versionOf(probe)?.[0];
    return version !== undefined && (version !== 'RAW ' || probe.isBinary);
  },
  parse: parseBrukerRaw,
};
