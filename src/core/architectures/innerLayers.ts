import type { PlannedLayer } from './planNetwork.js';

/** A layer and those inside it: the two ways of a residual block, the branches of a concatenation. */
export function innerLayers(planned: PlannedLayer): PlannedLayer[] {
  const { main = [], shortcut = [], branches = [] } = planned;
  return [planned, ...main, ...shortcut, ...branches.flat()];
}
