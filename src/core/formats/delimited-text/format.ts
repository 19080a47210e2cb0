import type { FileFormat } from '../types.js';
import { delimitedTextId, parseDelimitedText } from './parse.js';

export const delimitedText: FileFormat = {
  id: delimitedTextId,
  name: 'Delimited text',
  vendor: 'any',
  technique: 'both',
  extensions: ['csv', 'tsv', 'xy', 'xye', 'txt', 'asc', 'dat'],
  keeps: [
    'wavelength',
    'anode',
    'laser',
    'counting time',
    'sample',
    'instrument',
    'operator',
    'date',
    'uncertainties',
    'header lines',
  ],
  sniff: (probe) => !probe.isBinary && !/^\s*<[?!a-z]/i.test(probe.head),
  parse: parseDelimitedText,
};
