import type { ActivationName, LossName } from '../../../../contract/index.js';
import type { Graph, Ref } from './graph.js';

export interface Head {
  loss: LossName;
  activation: ActivationName;
  outputs: number;
}

export interface Losses {
  /** One number per spectrum. */
  each: Ref;
  /** How many spectra are right, as a scalar; of several labels each counts as its share. */
  right: Ref;
  /** The gradient of the sum of `each`, every spectrum times its number in `weights` ([batch, 1]). */
  back: (weights: Ref) => Ref;
}

/** The loss of each spectrum: the mean over its outputs, or for a softmax the cross-entropy. Cross-entropies start from the logits. */
export function losses(g: Graph, { loss, activation, outputs }: Head, output: Ref, targets: Ref): Losses {
  const right = rightOnes(g, activation, outputs, output, targets, loss === 'crossEntropy' ? 0 : 0.5);
  if (loss === 'meanSquaredError') {
    const off = g.sub(output, targets);
    return {
      each: g.reduce('Mean', g.node('Square', [off]), [1]),
      right,
      back: (weights) => g.mul(g.scale(off, 2 / outputs), weights),
    };
  }
  if (activation === 'softmax') {
    const logarithms = g.node('LogSoftmax', [output]);
    return {
      each: g.node('Neg', [g.reduce('Sum', g.mul(targets, logarithms), [1])]),
      right,
      back(weights) {
        const total = g.reduce('Sum', targets, [1], true);
        return g.mul(g.sub(g.mul(g.node('Exp', [logarithms]), total), targets), weights);
      },
    };
  }
  const softened = g.node('Softplus', [g.node('Neg', [g.node('Abs', [output])])]);
  const each = g.add(g.sub(g.node('Relu', [output]), g.mul(output, targets)), softened);
  return {
    each: g.reduce('Mean', each, [1]),
    right,
    back: (weights) => g.mul(g.scale(g.sub(g.node('Sigmoid', [output]), targets), 1 / outputs), weights),
  };
}

function rightOnes(
  g: Graph,
  activation: ActivationName,
  outputs: number,
  output: Ref,
  targets: Ref,
  border: number,
): Ref {
  const all = (hits: Ref, axes: number[]): Ref => g.reduce('Sum', g.toFloat(hits, 'bool'), axes);
  if (activation === 'softmax') {
    const largest = (x: Ref): Ref =>
      g.node('ArgMax', [x, g.constant('int32', [], [1])], {
        ...{ T: { type: 'float' }, Tidx: { type: 'int32' }, output_type: { type: 'int32' } },
      });
    return all(g.node('Equal', [largest(output), largest(targets)], { T: { type: 'int32' } }), [0]);
  }
  const above = (x: Ref, limit: number): Ref => g.node('Greater', [x, g.scalar(limit)]);
  const same = g.node('Equal', [above(output, border), above(targets, 0.5)], { T: { type: 'bool' } });
  return g.scale(all(same, [0, 1]), 1 / outputs);
}
