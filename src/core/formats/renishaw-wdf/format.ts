import { startsWith } from '../shared/startsWith.js';
import type { FileFormat } from '../types.js';
import { parseWdf, wdfId } from './parse.js';

export const renishawWdf: FileFormat = {
  id: wdfId,
  name: 'Renishaw WDF',
  vendor: 'Renishaw',
  technique: 'raman',
  extensions: ['wdf'],
  keeps: [
    'laser',
    'title',
    'operator',
    'date',
    'accumulations',
    'position and time of every spectrum',
    'maps and series as spectra',
  ],
  sniff: (probe) => startsWith(probe.bytes, 'WDF1'),
  parse: parseWdf,
};
