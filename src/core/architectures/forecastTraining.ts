import type { ArchitectureSpec, ForecastMemory, OptimiserSpec } from '../../contract/index.js';
import { innerLayers } from './innerLayers.js';
import { macs } from './macs.js';
import { parameterCount } from './parameterCount.js';
import { planNetwork, type PlannedLayer } from './planNetwork.js';
import { sizeOf } from './shapes.js';

export interface ForecastOptions {
  spec: ArchitectureSpec;
  batchSize: number;
  optimiser: OptimiserSpec;
  /** Spectra that it learns from. */
  train: number;
  /** Spectra that it is watched by after each epoch. */
  validation: number;
  /** The process makes the spectra itself; else they are sent to it, which takes more room for a while. */
  made?: boolean;
}

export interface Forecast {
  memory: ForecastMemory;
  /** On one thread of the machine that {@link PACE} was measured on; other machines have a factor. */
  secondsPerEpoch: number;
}

/** Node with TensorFlow and a graph. This and the next two are measured by bench/training-forecast, which finds them within an eighth. */
const FIXED_BYTES = 420e6;

/** The largest map as a convolution and its gradients unfold and reorder it. */
const WORKING_MAPS = 4;

/** The best weights so far, weights in the order that the kernels like, and the result on its way out. */
const COPIES_OF_WEIGHTS = 4.5;

/** The spectra, and what arrives of them or is hashed. */
const COPIES_OF_DATA = { sent: 2.7, made: 1.3 };

/** Seconds on one thread of an AMD EPYC (2024) with AVX-512, measured by bench/training-forecast. */
export const PACE = { perMac: 1 / 92e9, perNumberOfMaps: 0.64e-9, perStepAndLayer: 0.13e-3 };

/** Memory and time of a training, from sizes alone. @throws LabError as planNetwork */
export function forecastTraining(options: ForecastOptions): Forecast {
  const { spec, optimiser, train, validation, made = false } = options;
  const layers = planNetwork(spec).flatMap(innerLayers);
  const { total, trainable } = parameterCount(spec);
  const batch = Math.min(options.batchSize, train);
  const maps = layers.reduce((sum, layer) => sum + keptNumbers(layer), 0);
  const largest = Math.max(spec.inputLength, ...layers.map(({ output }) => sizeOf(output)));
  const parts = {
    fixed: FIXED_BYTES,
    data: 4 * (made ? COPIES_OF_DATA.made : COPIES_OF_DATA.sent) * (train + validation) * spec.inputLength,
    weights: 4 * total,
    gradients: 4 * trainable,
    optimiser: 4 * slotsOf(optimiser) * trainable,
    copies: 4 * COPIES_OF_WEIGHTS * total,
    activations: 4 * batch * (maps + WORKING_MAPS * largest),
  };
  const steps = Math.ceil(train / batch);
  const passes = 3 * train + validation;
  const secondsPerEpoch =
    passes * macs(spec) * PACE.perMac +
    passes * maps * PACE.perNumberOfMaps +
    steps * layers.length * PACE.perStepAndLayer;
  return {
    memory: { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) },
    secondsPerEpoch,
  };
}

/** Numbers that the forward pass leaves for the gradients of this layer, for one spectrum. */
function keptNumbers({ layer, output }: PlannedLayer): number {
  const size = sizeOf(output);
  switch (layer.type) {
    case 'flatten':
      return 0;
    case 'dropout':
    case 'residual':
      return 2 * size;
    default:
      return size;
  }
}

function slotsOf(optimiser: OptimiserSpec): number {
  if (optimiser.type === 'adam') return 2;
  return optimiser.momentum > 0 ? 1 : 0;
}
