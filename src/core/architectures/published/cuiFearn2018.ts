import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

/**
 * Cui and Fearn 2018, near infrared: one filter of five points, then three small dense layers. Made for calibration (one number out,
 * mean squared error plus half of lambda = 0.003 times the squared weights); a softmax head makes it a classifier.
 */
export function cuiFearn2018({ inputLength, outputs, head = 'linear' }: NetworkSize): ArchitectureSpec {
  const layer = { initialiser: 'heNormal' as const, l2: 0.0015 };
  return architectureSchema.parse({
    id: 'cui-fearn-2018',
    title: 'Cui & Fearn 2018 (NIR)',
    source: 'doi:10.1016/j.chemolab.2018.07.008, kernel and layers after the reproduction by D. Passos.',
    inputLength,
    layers: [
      { type: 'conv1d', filters: 1, kernel: 5, activation: 'elu', ...layer },
      { type: 'flatten' },
      { type: 'dense', units: 36, activation: 'elu', ...layer },
      { type: 'dense', units: 18, activation: 'elu', ...layer },
      { type: 'dense', units: 12, activation: 'elu', ...layer },
      { type: 'dense', name: 'output', units: outputs, activation: head, ...layer },
    ],
  });
}
