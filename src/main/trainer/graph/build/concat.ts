import type { PlannedLayer } from '../../../../core/architectures/planNetwork.js';
import type { Built } from './activation.js';
import type { Graph } from './graph.js';
import { slice } from './slice.js';

/** Ways side by side, joined along the last axis; a gradient is cut into theirs, and what comes back through them adds up. */
export function concat(g: Graph, planned: PlannedLayer, build: (branch: readonly PlannedLayer[]) => Built): Built {
  const { input, output, branches = [] } = planned;
  const ways = branches.map((branch) => {
    const shape = branch.at(-1)?.output ?? input;
    return { ...build(branch), width: shape.kind === 'map' ? shape.channels : shape.units };
  });
  const count = { int: ways.length };
  const axis = g.constant('int32', [], [output.kind === 'map' ? 3 : 1]);
  return {
    y: g.node('ConcatV2', [...ways.map(({ y }) => y), axis], {
      ...{ T: { type: 'float' }, N: count, Tidx: { type: 'int32' } },
    }),
    back(dy) {
      let from = 0;
      const pulled = ways.map(({ width, back }) => {
        const [begin, size] =
          output.kind === 'map'
            ? [
                [0, 0, 0, from],
                [-1, 1, output.length, width],
              ]
            : [
                [0, from],
                [-1, width],
              ];
        from += width;
        return back(slice(g, dy, begin, size));
      });
      return g.node('AddN', pulled, { T: { type: 'float' }, N: count });
    },
  };
}
