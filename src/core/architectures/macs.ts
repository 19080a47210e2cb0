import type { ArchitectureSpec } from '../../contract/index.js';
import { planNetwork } from './planNetwork.js';

/** Multiplications that one spectrum costs, in convolutions and dense layers. Training costs about three times as many. */
export function macs(spec: ArchitectureSpec): number {
  return planNetwork(spec).reduce((sum, layer) => sum + layer.macs, 0);
}
