import type { ActivationName } from '../../../../contract/index.js';
import type { Graph, Ref } from './graph.js';

/** A part of the network in the graph: what comes out, and how a gradient goes back through it. */
export interface Built {
  y: Ref;
  /** Adds the gradients; gives that of the input. Only called when it is wanted. */
  back: (dy: Ref) => Ref;
}

const T = { T: { type: 'float' } } as const;

/** An activation and its gradient, which for most of them follows from the output alone, so that the input need not be kept. */
export function activate(g: Graph, name: ActivationName, slope: number, x: Ref): Built {
  switch (name) {
    case 'linear':
      return { y: x, back: (dy) => dy };
    case 'relu': {
      const y = g.node('Relu', [x]);
      return { y, back: (dy) => g.node('ReluGrad', [dy, y]) };
    }
    case 'leakyRelu': {
      const alpha = { ...T, alpha: { float: slope } };
      const y = g.node('LeakyRelu', [x], alpha);
      return { y, back: (dy) => g.node('LeakyReluGrad', [dy, y], alpha) };
    }
    case 'elu': {
      const y = g.node('Elu', [x]);
      return { y, back: (dy) => g.node('EluGrad', [dy, y]) };
    }
    case 'gelu': {
      // x times the share of the normal distribution below x; its slope is that share plus x times the density.
      const below = g.scale(g.add(g.node('Erf', [g.scale(x, Math.SQRT1_2)]), g.scalar(1)), 0.5);
      return {
        y: g.mul(x, below),
        back(dy) {
          const density = g.scale(g.node('Exp', [g.scale(g.node('Square', [x]), -0.5)]), 1 / Math.sqrt(2 * Math.PI));
          return g.mul(dy, g.add(below, g.mul(x, density)));
        },
      };
    }
    case 'tanh': {
      const y = g.node('Tanh', [x]);
      return { y, back: (dy) => g.node('TanhGrad', [y, dy]) };
    }
    case 'sigmoid': {
      const y = g.node('Sigmoid', [x]);
      return { y, back: (dy) => g.node('SigmoidGrad', [y, dy]) };
    }
    case 'softmax': {
      const y = g.node('Softmax', [x]);
      return {
        y,
        back: (dy) => g.mul(g.sub(dy, g.reduce('Sum', g.mul(dy, y), [-1], true)), y),
      };
    }
  }
}
