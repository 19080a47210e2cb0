import type { Matrix } from '../matrix.js';
import { forProductBlocks } from '../product/multiplyTransposed.js';
import { squaredNorms } from '../squaredNorms.js';
import type { SvmModel } from './svmModel.js';

/** Signed distance of every row from every pair's margin (in units of the margin), rows × pairs: above 0 is a vote for the pair's first class. */
export function svmDecisions(model: SvmModel, x: Matrix): Float64Array {
  const { columns, intercepts, gamma, centre } = model;
  const pairs = intercepts.length;
  const decisions = new Float64Array(x.rows * pairs);
  for (let row = 0; row < x.rows; row++) decisions.set(intercepts, row * pairs);
  if (model.kernel === 'linear') {
    const weights: Matrix = { data: model.weights, rows: pairs, columns };
    forProductBlocks(x, weights, ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
      for (let row = firstRow; row < lastRow; row++) {
        for (let pair = firstColumn; pair < lastColumn; pair++) {
          decisions[row * pairs + pair]! += values[(row - firstRow) * stride + pair - firstColumn]!;
        }
      }
    });
    return decisions;
  }
  const vectors: Matrix = { data: model.vectors, rows: model.support.length, columns };
  const centred: Matrix = { ...x, data: x.data.map((value, i) => value - centre[i % columns]!) };
  const norms = squaredNorms(centred);
  const vectorNorms = squaredNorms(vectors);
  const parts = pairParts(model);
  forProductBlocks(centred, vectors, ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
    for (let row = firstRow; row < lastRow; row++) {
      const from = (row - firstRow) * stride - firstColumn;
      const norm = norms[row]!;
      for (let column = firstColumn; column < lastColumn; column++) {
        const squared = norm + vectorNorms[column]! - 2 * values[from + column]!;
        values[from + column] = squared > 0 ? Math.exp(-gamma * squared) : 1;
      }
      for (const { pair, first, last } of parts) {
        const offset = pair * vectors.rows;
        const end = Math.min(last, lastColumn);
        let sum = 0;
        for (let column = Math.max(first, firstColumn); column < end; column++) {
          sum += model.coefficients[offset + column]! * values[from + column]!;
        }
        decisions[row * pairs + pair]! += sum;
      }
    }
  });
  return decisions;
}

/** Where each pair's two classes lie among the support vectors: all others have no share in it. */
function pairParts({ classes, supportPerClass }: SvmModel): { pair: number; first: number; last: number }[] {
  const starts = [0];
  for (const count of supportPerClass) starts.push(starts.at(-1)! + count);
  const parts: { pair: number; first: number; last: number }[] = [];
  let pair = 0;
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++, pair++) {
      for (const c of [a, b]) parts.push({ pair, first: starts[c]!, last: starts[c + 1]! });
    }
  }
  return parts;
}
