import type { FileFormat } from '../types.js';
import { parseRruff, rruffId } from './parse.js';

export const rruffText: FileFormat = {
  id: rruffId,
  name: 'RRUFF and ROD text',
  vendor: 'RRUFF project, Raman Open Database',
  technique: 'both',
  extensions: ['txt', 'rruff'],
  keeps: ['name', 'specimen id', 'laser', 'wavelength', 'chemistry and other header lines'],
  sniff: (probe) =>
    /^\s*##/.test(probe.head) &&
    /^\s*##\s*(?:RRUFFID|NAMES|RODID|RODFILE|IDEAL CHEMISTRY)\s*=/im.test(probe.head) &&
    !/^\s*##\s*(?:XYDATA|XYPOINTS|PEAK TABLE|JCAMP-?DX)\s*=/im.test(probe.head),
  parse: parseRruff,
};
