import { isZip } from '../shared/isZip.js';
import type { FileFormat } from '../types.js';
import { brmlId, parseBrml } from './parse.js';

export const brukerBrml: FileFormat = {
  id: brmlId,
  name: 'Bruker BRML',
  vendor: 'Bruker AXS',
  technique: 'xrd',
  extensions: ['brml'],
  keeps: [
    'Kα1, Kα2 and their ratio',
    'anode',
    'step',
    'counting time',
    'sample',
    'instrument',
    'operator',
    'date',
    'detector and tube',
    'several scans',
  ],
  // Archives of any other content are declined by name before.
  sniff: (probe) => isZip(probe.bytes),
  parse: parseBrml,
};
