import type { Matrix } from '../matrix.js';
import { svmClasses } from './svmClasses.js';
import { svmDecisions } from './svmDecisions.js';
import type { SvmModel } from './svmModel.js';
import { svmVotes } from './svmVotes.js';

/** Class of each row by the vote of all pairs. */
export function predictSvm(model: SvmModel, x: Matrix): Int32Array {
  return svmClasses(model, svmVotes(model, svmDecisions(model, x)));
}
