import type { Migration } from '../types.js';
import { datasets } from './datasets.js';
import { initial } from './initial.js';
import { learning } from './learning.js';

/** Every change of the schema in order. A released one never changes: its hash stands in each database. */
export const migrations: readonly Migration[] = [initial, datasets, learning];
