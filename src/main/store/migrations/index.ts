import type { Migration } from '../types.js';
import { datasets } from './datasets.js';
import { initial } from './initial.js';
import { learning } from './learning.js';
import { modelParts } from './modelParts.js';
import { quantities } from './quantities.js';

/** Every change of the schema in order. A released one never changes: its hash stands in each database. */
export const migrations: readonly Migration[] = [initial, datasets, learning, quantities, modelParts];
