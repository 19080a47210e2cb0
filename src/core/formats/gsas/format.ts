import type { FileFormat } from '../types.js';
import { bankLine } from './bankLine.js';
import { gsasId, parseGsas } from './parse.js';

export const gsas: FileFormat = {
  id: gsasId,
  name: 'GSAS powder data (STD, ESD, FXY, FXYE, ALT)',
  vendor: 'GSAS, GSAS-II',
  technique: 'xrd',
  extensions: ['gsa', 'gsas', 'raw', 'fxye', 'xra', 'gda'],
  keeps: [
    'uncertainties',
    'wavelength, anode, counting time and sample where the lines above say them',
    'header lines',
    'several banks',
  ],
  sniff: (probe) => !probe.isBinary && probe.head.split(/\r\n|\r|\n/).some((line) => bankLine(line) !== undefined),
  parse: parseGsas,
};
