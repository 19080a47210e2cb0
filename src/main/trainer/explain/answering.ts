import type { ArchitectureSpec } from '../../../contract/index.js';
import type { PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { GraphNetwork } from '../graph/graphNetwork.js';
import type { Network } from '../network/network.js';
import { eagerAnswers } from './eagerAnswers.js';

/** A network as explanations ask it, however it is calculated. */
export interface Answering {
  readonly spec: ArchitectureSpec;
  readonly plan: readonly PlannedLayer[];
  /** Numbers of the output of one spectrum. */
  readonly outputs: number;
  /** What the layers with these numbers make of a batch of spectra. */
  activations(spectra: Float32Array, layers: readonly number[]): Float32Array[];
  /**
   * Logits, and the gradient of their sum, each times its number in `pull` (a row per spectrum), by what the layer with this number makes
   * of the spectra, which comes third; -1: by the spectra themselves.
   */
  gradient(
    spectra: Float32Array,
    pull: Float32Array,
    layer: number,
  ): { logits: Float32Array; gradient: Float32Array; activation: Float32Array };
}

export function answering(network: Network | GraphNetwork): Answering {
  return network instanceof GraphNetwork ? network : eagerAnswers(network);
}
