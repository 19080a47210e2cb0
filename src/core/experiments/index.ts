import type { ReviewId } from '../../contract/index.js';
import { e1 } from './e1/run.js';
import { e2 } from './e2/run.js';
import { e3 } from './e3/index.js';
import { e4 } from './e4/run.js';
import { e5 } from './e5/run.js';
import { e6 } from './e6/index.js';
import { e7 } from './e7/index.js';
import { e8 } from './e8/index.js';
import type { Experiment } from './experimentLab.js';

/** Every experiment of the review by its id. */
export const experiments: Readonly<Record<ReviewId, Experiment>> = { e1, e2, e3, e4, e5, e6, e7, e8 };
