import type { FileFormat } from '../types.js';
import { ascId, parseAsc } from './parse.js';

export const rigakuAsc: FileFormat = {
  id: ascId,
  name: 'Rigaku ASC and DAT',
  vendor: 'Rigaku',
  technique: 'xrd',
  extensions: ['asc', 'dat'],
  keeps: [
    'Kα1 and Kα2',
    'anode',
    'step',
    'counting time',
    'sample',
    'instrument',
    'date',
    'header lines',
    'several groups',
  ],
  sniff: (probe) =>
    !probe.isBinary && /^\*TYPE\s*=\s*Raw\b/m.test(probe.head) && /^\*(?:CLASS|GROUP_COUNT|BEGIN)\b/m.test(probe.head),
  parse: parseAsc,
};
