import { isZip } from '../shared/isZip.js';
import { zipDirectory } from '../shared/zipDirectory.js';
import type { FileFormat } from '../types.js';
import { parseRasx, rasxId, rasxProfile } from './parse.js';

export const rigakuRasx: FileFormat = {
  id: rasxId,
  name: 'Rigaku RASX',
  vendor: 'Rigaku',
  technique: 'xrd',
  extensions: ['rasx'],
  keeps: [
    'Kα1 and Kα2',
    'anode',
    'step',
    'time from the scan speed',
    'sample',
    'instrument',
    'operator',
    'date',
    'header entries',
    'several scans',
  ],
  sniff: (probe) =>
    isZip(probe.bytes) && zipDirectory(probe.bytes, probe.label).some(({ name }) => rasxProfile.test(name)),
  parse: parseRasx,
};
