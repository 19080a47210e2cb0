import type { FileFormat } from '../types.js';
import { parseRas, rasId } from './parse.js';

export const rigakuRas: FileFormat = {
  id: rasId,
  name: 'Rigaku RAS',
  vendor: 'Rigaku',
  technique: 'xrd',
  extensions: ['ras'],
  keeps: [
    'Kα1 and Kα2',
    'anode',
    'step',
    'time from the scan speed',
    'sample',
    'instrument',
    'operator',
    'date',
    'header lines',
    'several scans',
  ],
  sniff: (probe) => !probe.isBinary && /^\s*\*RAS_(?:DATA|HEADER)_START/m.test(probe.head),
  parse: parseRas,
};
