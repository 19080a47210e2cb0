import type { ArchitectureSpec } from '../../contract/index.js';
import { planNetwork } from './planNetwork.js';
import type { Shape } from './shapes.js';

/** Name and output shape of every layer, in order, for one spectrum. @throws LabError as {@link planNetwork} */
export function outputShapes(spec: ArchitectureSpec): { name: string; shape: Shape }[] {
  return planNetwork(spec).map(({ name, output }) => ({ name, shape: output }));
}
