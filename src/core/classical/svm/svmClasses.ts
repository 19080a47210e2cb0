import { argmaxRows } from '../argmaxRows.js';
import type { SvmModel } from './svmModel.js';

/** Class of each row from the scores of `svmVotes`. */
export function svmClasses({ breakTies, classes }: SvmModel, scores: Float32Array): Int32Array {
  // What a score adds to the whole number of votes lies between −1/3 and 1/3.
  return argmaxRows(breakTies ? scores : scores.map(Math.round), classes);
}
