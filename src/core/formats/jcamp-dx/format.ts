import type { FileFormat } from '../types.js';
import { jcampId, parseJcamp } from './parse.js';

export const jcampDx: FileFormat = {
  id: jcampId,
  name: 'JCAMP-DX',
  vendor: 'IUPAC',
  technique: 'both',
  extensions: ['jdx', 'dx', 'jcamp', 'jcm'],
  keeps: [
    'wavelength, anode, laser where recorded',
    'title',
    'sample',
    'instrument',
    'operator',
    'date',
    'labelled records',
    'linked blocks',
  ],
  sniff: (probe) =>
    !probe.isBinary &&
    /^\s*##\s*(?:TITLE|JCAMP-?DX|DATA ?TYPE)\s*=/im.test(probe.head) &&
    /^\s*##\s*(?:JCAMP-?DX|DATA ?TYPE|XYDATA|XYPOINTS|PEAK TABLE|NTUPLES|XUNITS|FIRSTX|BLOCKS)\s*=/im.test(probe.head),
  parse: parseJcamp,
};
