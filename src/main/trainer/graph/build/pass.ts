import type { Graph, Ref } from './graph.js';

/** One way through the network: in training, or as it is used. */
export interface Pass {
  g: Graph;
  weight: (parameter: string) => Ref;
  /** Present in training. */
  training?: {
    /** Scalar of type int32, another one at each step. */
    seed: Ref;
    /** Takes the gradient of a parameter. The parameter may change as soon as the nodes in `readers`, too, are through with it. */
    learn: (parameter: string, gradient: Ref, readers: Ref[]) => void;
    /** Takes the new value of a moving statistic. */
    move: (parameter: string, value: Ref) => void;
    /** Layers before which there is nothing to learn: no gradient goes back through them. */
    first: (layer: string) => boolean;
    /** Gradients that have gone through the activation below already; who leaves it out takes them away. */
    passed: Set<Ref>;
  };
}
