import { argmaxRows } from '../argmaxRows.js';
import type { Matrix } from '../matrix.js';
import { svmDecisions } from './svmDecisions.js';
import type { SvmModel } from './svmModel.js';
import { svmVotes } from './svmVotes.js';

/** Class of each row by the vote of all pairs. */
export function predictSvm(model: SvmModel, x: Matrix): Int32Array {
  const scores = svmVotes(model, svmDecisions(model, x));
  // What a score adds to the whole number of votes lies between −1/3 and 1/3.
  return argmaxRows(model.breakTies ? scores : scores.map(Math.round), model.classes);
}
