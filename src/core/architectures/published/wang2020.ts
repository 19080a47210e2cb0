import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';
import { vggLayers } from './vgg.js';

/** Wang, Xie et al. 2020, XRD of metal-organic frameworks: the style of VGG, blocks of small kernels, each halved by a pool. */
export function wang2020(size: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'wang-2020',
    title: 'Wang et al. 2020, VGG-like (XRD)',
    source:
      'J. Chem. Inf. Model. (2020), doi:10.1021/acs.jcim.0c00020; layers after the benchmark of Schuetzke et al. 2023.',
    inputLength: size.inputLength,
    layers: vggLayers(size),
  });
}
