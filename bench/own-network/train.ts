/** `node bench/run.mjs bench/own-network/train.ts CHANGES.json SET ...`: trains variants of the network on development sets that `sets.py` wrote. */
import { readFileSync } from 'node:fs';
import { architectureSchema, trainingRecipeSchema, type LayerInput } from '../../src/contract/index.js';
import { macs, parameterCount, publishedNetworks } from '../../src/core/architectures/index.js';
import { defaultCacheFolder } from '../../src/main/files/folders.js';
import { fit } from '../../src/main/trainer/fit/fit.js';
import type { Samples } from '../../src/main/trainer/fit/samples.js';
import { GraphNetwork } from '../../src/main/trainer/graph/graphNetwork.js';
import { loadTensorflow } from '../../src/main/trainer/tensorflow/loadTensorflow.js';

/** One trial: another network, or layers before the output in the place of the network's own; and the training. */
interface Trial {
  name: string;
  /** Of the catalogue; `phaselens-1` when absent. */
  network?: string;
  layers?: LayerInput[];
  training?: Record<string, unknown>;
  seeds?: number[];
}

const LENGTH = 5000;
const [file, ...sets] = process.argv.slice(2);
if (!file || sets.length === 0) throw new Error('Give the file of trials and the sets, e.g. c1 c2 g1.');
const trials = JSON.parse(readFileSync(file, 'utf8')) as Trial[];

function read(path: string): Samples {
  const bytes = (end: string) => {
    const { buffer, byteOffset, byteLength } = readFileSync(`${path}.${end}`);
    return buffer.slice(byteOffset, byteOffset + byteLength);
  };
  return { inputs: new Float32Array(bytes('x')), targets: new Int32Array(bytes('y')) };
}

process.env['TF_NUM_INTRAOP_THREADS'] = '1';
process.env['TF_NUM_INTEROP_THREADS'] = '1';
process.env['TF_CPP_MIN_LOG_LEVEL'] = '2';
const { tf } = loadTensorflow(defaultCacheFolder());

for (const set of sets) {
  const [train, validation, test] = ['train', 'val', 'test'].map((part) => read(`${set}.${part}`));
  if (!train || !validation || !test) continue;
  const outputs = new Set(train.targets).size;
  for (const { name, network: id = 'phaselens-1', layers, training, seeds = [0] } of trials) {
    const own = publishedNetworks[id]?.({ inputLength: LENGTH, outputs });
    if (!own) throw new Error(`There is no network ${id}.`);
    const architecture = layers
      ? architectureSchema.parse({ ...own, layers: [...layers, own.layers.at(-1)] })
      : architectureSchema.parse(own);
    for (const seed of seeds) {
      const recipe = trainingRecipeSchema.parse({ ...training, architecture, seed });
      const network = new GraphNetwork(tf, architecture, { seed, training: recipe });
      const result = await fit({ network, recipe, train, validation });
      const probabilities = network.predict(test.inputs);
      const wrong = [...test.targets].flatMap((label, row) => {
        const of = probabilities.subarray(row * outputs, (row + 1) * outputs);
        return of.indexOf(Math.max(...of)) === label ? [] : [[row, label, of.indexOf(Math.max(...of))] as const];
      });
      const { history } = result;
      const seconds = history.map((log) => log.seconds).sort((a, b) => a - b)[history.length >> 1];
      const kinds = [0, 1, 2].map((kind) => wrong.filter(([row]) => Math.floor(row / 54) === kind).length);
      console.log(
        ...[name, set, `seed ${seed}: ${wrong.length} of ${test.targets.length} wrong`],
        ...(test.targets.length === 162 ? [`minor/position/height ${kinds.join('/')}`] : []),
        ...[`val loss ${history.at(-1)?.valLoss?.toFixed(4)} acc ${history.at(-1)?.valAccuracy?.toFixed(4)}`],
        ...[`loss ${history.at(-1)?.loss.toFixed(4)} epochs ${history.length}`],
        ...[`${parameterCount(architecture).total} parameters, ${(macs(architecture) / 1e6).toFixed(2)} MMAC`],
        `${seconds?.toFixed(2)} s per epoch`,
        ...(test.targets.length > 162 ? [[...new Set(wrong.map(([, a, b]) => `${a}>${b}`))].join(' ')] : []),
      );
      network.dispose();
    }
  }
}
