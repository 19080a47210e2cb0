import type { FileFormat } from '../types.js';
import { parseUxd, uxdId } from './parse.js';

export const brukerUxd: FileFormat = {
  id: uxdId,
  name: 'Bruker UXD',
  vendor: 'Bruker AXS, Siemens',
  technique: 'xrd',
  extensions: ['uxd'],
  keeps: [
    'Kα1, Kα2 and their ratio',
    'anode',
    'step',
    'counting time',
    'sample',
    'operator',
    'date',
    'all keys',
    'several ranges',
  ],
  sniff: (probe) =>
    !probe.isBinary &&
    /^\s*_FILEVERSION\s*=|^_(?:2THETA)?(?:COUNTS|CPS)\s*$|^_(?:DRIVE|STEPSIZE|WL1)\s*=/im.test(probe.head),
  parse: parseUxd,
};
