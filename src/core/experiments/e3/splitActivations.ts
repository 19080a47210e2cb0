import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';

export interface NamedStage {
  layer: string;
  kind: 'conv' | 'activation' | 'pool';
  label: string;
}

/**
 * The same network with the activation of each convolution as a layer of its own, so that what the convolution does can be told from what
 * the activation does. Weights keep their names.
 * @returns the network and its layers with points in their order
 */
export function splitActivations(spec: ArchitectureSpec): { architecture: ArchitectureSpec; stages: NamedStage[] } {
  const layers: LayerInput[] = [];
  const stages: NamedStage[] = [];
  let convolutions = 0;
  for (const layer of spec.layers) {
    if (layer.type === 'conv1d') {
      convolutions += 1;
      const { activation, slope, ...convolution } = layer;
      const name = layer.name ?? `conv1d${convolutions}`;
      layers.push({ ...convolution, name });
      stages.push({ layer: name, kind: 'conv', label: `conv ${convolutions}` });
      if (activation === 'linear') continue;
      layers.push({ type: 'activation', name: `${name}-activation`, activation, slope });
      stages.push({ layer: `${name}-activation`, kind: 'activation', label: `activation ${convolutions}` });
    } else if (layer.type === 'maxPool' || layer.type === 'avgPool') {
      const name = layer.name ?? `pool${convolutions}`;
      layers.push({ ...layer, name });
      stages.push({ layer: name, kind: 'pool', label: `pool ${convolutions}` });
    } else layers.push(layer);
  }
  return { architecture: architectureSchema.parse({ ...spec, layers }), stages };
}
