import type { FileFormat } from '../types.js';
import { parseUdf, udfId } from './parse.js';

export const philipsUdf: FileFormat = {
  id: udfId,
  name: 'Philips UDF',
  vendor: 'Philips, PANalytical',
  technique: 'xrd',
  extensions: ['udf'],
  keeps: ['Kα1, Kα2 and their ratio', 'anode', 'step', 'counting time', 'sample', 'instrument', 'date', 'header lines'],
  sniff: (probe) => !probe.isBinary && /^\s*SampleIdent\s*,/.test(probe.head),
  parse: parseUdf,
};
