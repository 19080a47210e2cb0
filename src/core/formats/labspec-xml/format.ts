import type { FileFormat } from '../types.js';
import { labspecXmlId, parseLabspecXml } from './parse.js';

export const labspecXml: FileFormat = {
  id: labspecXmlId,
  name: 'Horiba LabSpec XML',
  vendor: 'Horiba Jobin Yvon',
  technique: 'raman',
  extensions: ['xml'],
  keeps: [
    'laser',
    'sample',
    'title',
    'instrument',
    'counting time',
    'date',
    'all parameters',
    'maps and series as spectra',
  ],
  sniff: (probe) => !probe.isBinary && /<LSX_(?:Data|Tree|Matrix)\b/.test(probe.head),
  parse: parseLabspecXml,
};
