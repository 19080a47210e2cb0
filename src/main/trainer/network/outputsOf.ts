import { LabError, type ArchitectureSpec } from '../../../contract/index.js';
import type { PlannedLayer } from '../../../core/architectures/planNetwork.js';

/** Numbers of the output of one spectrum. @throws LabError `invalid-input` where the network ends with a map */
export function outputsOf(spec: ArchitectureSpec, plan: readonly PlannedLayer[]): number {
  const shape = plan.at(-1)?.output;
  if (shape?.kind === 'vector') return shape.units;
  throw new LabError(
    'invalid-input',
    `The network “${spec.title}” ends with a map: let it end with a dense layer or a global average pool.`,
  );
}
