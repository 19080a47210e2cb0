import type { ActivationName } from '../../../../contract/index.js';
import type { Graph, Ref } from './graph.js';

/** A part of the network in the graph: what comes out, and how a gradient goes back through it. */
export interface Built {
  y: Ref;
  /** Adds the gradients; gives that of the input. Only called when it is wanted. */
  back: (dy: Ref) => Ref;
  /** The same from any numbers that came out, where these say enough: of a pool over y, for one. */
  backFrom?: (dy: Ref, y: Ref) => Ref;
  /** Of a convolution in use: y times a number and plus one per channel, within the convolution. */
  scaled?: (factor: Ref, shift: Ref) => Ref;
}

const T = { T: { type: 'float' } } as const;

/** An activation and its gradient, which for most of them follows from the output alone, so that the input need not be kept. */
export function activate(g: Graph, name: ActivationName, slope: number, x: Ref): Built {
  const told = (y: Ref, backFrom: (dy: Ref, y: Ref) => Ref): Built => ({ y, back: (dy) => backFrom(dy, y), backFrom });
  switch (name) {
    case 'linear':
      return { y: x, back: (dy) => dy };
    case 'relu':
      return told(g.node('Relu', [x]), (dy, y) => g.node('ReluGrad', [dy, y]));
    case 'leakyRelu': {
      const alpha = { ...T, alpha: { float: slope } };
      return told(g.node('LeakyRelu', [x], alpha), (dy, y) => g.node('LeakyReluGrad', [dy, y], alpha));
    }
    case 'elu':
      return told(g.node('Elu', [x]), (dy, y) => g.node('EluGrad', [dy, y]));
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
    case 'tanh':
      return told(g.node('Tanh', [x]), (dy, y) => g.node('TanhGrad', [y, dy]));
    case 'sigmoid':
      return told(g.node('Sigmoid', [x]), (dy, y) => g.node('SigmoidGrad', [y, dy]));
    case 'softmax': {
      const y = g.node('Softmax', [x]);
      return {
        y,
        back: (dy) => g.mul(g.sub(dy, g.reduce('Sum', g.mul(dy, y), [-1], true)), y),
      };
    }
  }
}
