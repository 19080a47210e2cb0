import type { FileFormat } from './types.js';
import { delimitedText } from './delimited-text/format.js';
import { panalyticalXrdml } from './panalytical-xrdml/format.js';
import { rruffText } from './rruff-text/format.js';

/** Every format that is read, in the order in which they are tried; delimited text takes what no other knows. */
export const registry: readonly FileFormat[] = [panalyticalXrdml, rruffText, delimitedText];
