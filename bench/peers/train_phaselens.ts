/**
 * Trains and predicts with our trainer, on the word of bench/train-speed.ts: requests and answers as in train_loop.py. Variants: `graph`,
 * the native graph, and `eager`, operation by operation.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { trainingRecipeSchema, type ArchitectureSpec } from '../../src/contract/index.js';
import { defaultCacheFolder } from '../../src/main/files/folders.js';
import { predict } from '../../src/main/trainer/explain/predict.js';
import { Optimiser } from '../../src/main/trainer/fit/optimiser.js';
import { takeBatch, type Batch, type Samples } from '../../src/main/trainer/fit/samples.js';
import { trainStep } from '../../src/main/trainer/fit/trainStep.js';
import { GraphNetwork } from '../../src/main/trainer/graph/graphNetwork.js';
import { Network } from '../../src/main/trainer/network/network.js';
import { permutation } from '../../src/main/trainer/seeded/permutation.js';
import { loadTensorflow } from '../../src/main/trainer/tensorflow/loadTensorflow.js';
import { timed } from '../timing.js';
import type { LoadRequest } from '../trainPeer.js';

const { tf, facts } = loadTensorflow(defaultCacheFolder());
let seed = 0;

interface Loaded {
  network: Network | GraphNetwork;
  step: (batch: Batch) => unknown;
  predict: (spectra: Float32Array) => unknown;
}

function load({ architecture, batch, variant, kind }: LoadRequest): Loaded {
  const recipe = trainingRecipeSchema.parse({
    ...{ architecture, epochs: 1, batchSize: batch },
    optimiser: { type: 'adam', learningRate: 3e-4 },
  });
  if (variant === 'graph') {
    const training = { loss: recipe.loss, optimiser: recipe.optimiser };
    const network = new GraphNetwork(tf, architecture, kind === 'train' ? { training } : {});
    return { network, step: (one) => network.step(one, (seed += 1)), predict: (spectra) => network.predict(spectra) };
  }
  const network = new Network(tf, architecture);
  const optimiser = new Optimiser(recipe.optimiser);
  return {
    network,
    step: (one) => trainStep(network, recipe, optimiser, one, (seed += 1)),
    predict: (spectra) => predict(network, spectra),
  };
}

function readSamples({ inputs, targets }: LoadRequest): Samples {
  const bytes = (file: string): ArrayBuffer => new Uint8Array(readFileSync(file)).buffer;
  return { inputs: new Float32Array(bytes(inputs)), targets: new Int32Array(bytes(targets)) };
}

const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

let loaded: Loaded | undefined;
let data: Samples | undefined;
let order: { architecture: ArchitectureSpec; batch: number } | undefined;

function work(verb: 'train' | 'predict', count: number): void {
  if (!loaded || !data || !order) throw new Error('Nothing is loaded yet.');
  const { inputLength } = order.architecture;
  const rows = permutation(count, (seed += 1));
  for (let from = 0; from < count; from += order.batch) {
    const to = Math.min(count, from + order.batch);
    if (verb === 'train') loaded.step(takeBatch(loaded.network, data, rows.subarray(from, to), undefined));
    else loaded.predict(data.inputs.subarray(from * inputLength, to * inputLength));
  }
}

type Request = { load: LoadRequest } | { train: number } | { predict: number };

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line) as Request;
  let answer: object;
  if ('load' in request) {
    answer = { versions: { tensorflow: facts.tensorflow }, megabytes: megabytes() };
    order = request.load;
    data = readSamples(request.load);
    loaded = load(request.load);
  } else {
    const [verb, count] =
      'train' in request ? (['train', request.train] as const) : (['predict', request.predict] as const);
    const { wall, cpu } = await timed(() => work(verb, count));
    answer = { seconds: wall / 1000, cpu: cpu / 1000, megabytes: megabytes() };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
