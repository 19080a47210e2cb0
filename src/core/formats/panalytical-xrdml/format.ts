import type { FileFormat } from '../types.js';
import { parseXrdml, xrdmlId } from './parse.js';

export const panalyticalXrdml: FileFormat = {
  id: xrdmlId,
  name: 'PANalytical XRDML 1.x and 2.x',
  vendor: 'Malvern Panalytical',
  technique: 'xrd',
  extensions: ['xrdml', 'xml'],
  keeps: [
    'Kα1, Kα2 and their ratio',
    'anode',
    'step',
    'counting time',
    'sample',
    'instrument',
    'operator',
    'date',
    'tube, detector and comments',
    'several scans',
  ],
  sniff: (probe) => /<(?:\w+:)?xrdMeasurements[\s>]/.test(probe.head),
  parse: parseXrdml,
};
