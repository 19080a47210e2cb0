import type { ArchitectureFacts, ArchitectureSpec } from '../../contract/index.js';
import { macs } from './macs.js';
import { parameterCount } from './parameterCount.js';
import { planNetwork } from './planNetwork.js';
import type { Shape } from './shapes.js';

/** A network layer by layer; a residual block counts as one. @throws LabError as planNetwork */
export function describeNetwork(spec: ArchitectureSpec): ArchitectureFacts {
  const layers = planNetwork(spec).map(({ name, layer, output, parameters }) => ({
    name,
    type: layer.type,
    output: shapeWords(output),
    ...('activation' in layer && layer.activation !== 'linear' ? { activation: layer.activation } : {}),
    parameters: parameters.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0),
  }));
  return { layers, parameters: parameterCount(spec).trainable, macs: macs(spec) };
}

/** `500 × 16`: points and channels; `50`: plain numbers. */
function shapeWords(shape: Shape): string {
  return shape.kind === 'map' ? `${shape.length} × ${shape.channels}` : String(shape.units);
}
