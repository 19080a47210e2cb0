import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import { twoConvolutions } from './cnn2.js';
import { threeConvolutions } from './cnn3.js';
import { denseEnd } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

const source =
  'Nat. Commun. 11, 86 (2020), doi:10.1038/s41467-019-13749-3; layers after the benchmark of Schuetzke et al. 2023.';

/** Lee, Park, Lee, Singh and Sohn 2020, XRD: the network with two convolutions. Its hidden dense layers are linear in the benchmark. */
export function lee2020Cnn2(size: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'lee-2020-cnn2',
    title: 'Lee et al. 2020, CNN_2 (XRD)',
    source,
    inputLength: size.inputLength,
    layers: [...twoConvolutions, ...denseEnd([2000, 500], size)],
  });
}

/** The one with three; its last pool only takes every second point. */
export function lee2020Cnn3(size: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'lee-2020-cnn3',
    title: 'Lee et al. 2020, CNN_3 (XRD)',
    source,
    inputLength: size.inputLength,
    layers: [...threeConvolutions, ...denseEnd([2500, 1000], size)],
  });
}
