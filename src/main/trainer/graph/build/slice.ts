import type { Graph, Ref } from './graph.js';

/** A part of an array: `size` numbers (-1: all that are left) along each axis, from `from` on. */
export function slice(g: Graph, x: Ref, from: readonly number[], size: readonly number[]): Ref {
  return g.node('Slice', [x, g.ints(...from), g.ints(...size)], { T: { type: 'float' }, Index: { type: 'int32' } });
}
