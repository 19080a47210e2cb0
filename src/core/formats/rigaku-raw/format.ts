import { startsWith } from '../shared/startsWith.js';
import type { FileFormat } from '../types.js';
import { parseRigakuRaw, rigakuRawId } from './parse.js';

export const rigakuRaw: FileFormat = {
  id: rigakuRawId,
  name: 'Rigaku binary RAW',
  vendor: 'Rigaku',
  technique: 'xrd',
  extensions: ['raw'],
  keeps: ['Kα1 and Kα2', 'anode', 'step', 'sample', 'operator', 'instrument', 'date'],
  sniff: (probe) => startsWith(probe.bytes, 'FI\0\0'),
  parse: parseRigakuRaw,
};
