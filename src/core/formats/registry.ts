import type { FileFormat } from './types.js';
import { delimitedText } from './delimited-text/format.js';
import { brukerBrml } from './bruker-brml/format.js';
import { brukerRaw } from './bruker-raw/format.js';
import { brukerUxd } from './bruker-uxd/format.js';
import { galacticSpc } from './galactic-spc/format.js';
import { renishawWdf } from './renishaw-wdf/format.js';
import { jcampDx } from './jcamp-dx/format.js';
import { labspecXml } from './labspec-xml/format.js';
import { pdCif } from './pdcif/format.js';
import { gsas } from './gsas/format.js';
import { philipsRd } from './philips-rd/format.js';
import { philipsUdf } from './philips-udf/format.js';
import { rigakuAsc } from './rigaku-asc/format.js';
import { rigakuRasx } from './rigaku-rasx/format.js';
import { rigakuRaw } from './rigaku-raw/format.js';
import { rigakuRas } from './rigaku-ras/format.js';
import { panalyticalXrdml } from './panalytical-xrdml/format.js';
import { rruffText } from './rruff-text/format.js';

/** Every format that is read, in the order in which they are tried; delimited text takes what no other knows. */
export const registry: readonly FileFormat[] = [
  panalyticalXrdml,
  rigakuRasx,
  brukerBrml,
  brukerUxd,
  brukerRaw,
  rigakuRaw,
  rigakuAsc,
  philipsUdf,
  philipsRd,
  gsas,
  renishawWdf,
  galacticSpc,
  labspecXml,
  rigakuRas,
  rruffText,
  jcampDx,
  pdCif,
  delimitedText,
];
