/**
 * A network trained by the trainer of Phaselens on the open Raman library (RRUFF part) against the plain metric (cosine of square roots) and the search
 * of `identify`, under specimen splits: of each mineral with two specimens or more about a third of the specimens, but never all, are held out; all
 * methods know the same spectra. Network and augmentation were chosen within half of the specimens; the weight of the network in the last column too.
 * `node bench/run.mjs raman-network FOLDER [--splits 3] [--seeds 1] [--passes 32] [--without-search]`, FOLDER as in
 * raman-specimen-split.
 */
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import { architectureSchema, trainingRecipeSchema } from '../src/contract/index.js';
import { macs, parameterCount } from '../src/core/architectures/index.js';
import { augmentRaman } from '../src/core/matching/augmentRaman.js';
import { identifyRaman } from '../src/core/matching/identifyRaman.js';
import { prepareRaman } from '../src/core/matching/ramanFeatures.js';
import { ramanNetworkInput, ramanNetworkLength } from '../src/core/matching/ramanNetworkInput.js';
import { weightOfShare } from '../src/core/matching/rankRaman.js';
import { prepareRamanReferences } from '../src/core/matching/ramanReferences.js';
import { defaultCacheFolder } from '../src/main/files/folders.js';
import { fit } from '../src/main/trainer/fit/fit.js';
import { GraphNetwork } from '../src/main/trainer/graph/graphNetwork.js';
import { permutation } from '../src/main/trainer/seeded/permutation.js';
import { randomNumbers } from '../src/main/trainer/seeded/randomNumbers.js';
import { loadTensorflow } from '../src/main/trainer/tensorflow/loadTensorflow.js';
import { argument, writeResult } from './identify-samples.js';
import { readLibrary } from './raman-library.js';
import { plainVector } from './raman-plain.js';

const folder = process.argv[2];
if (!folder) throw new Error('Say the folder of the open Raman library, see raman-specimen-split.');
const splits = Number(argument('splits') ?? 3);
const seeds = Number(argument('seeds') ?? 1);
const passes = Number(argument('passes') ?? 32);
/** Spectra of each pass before the weights see new ones: the augmented spectra of a round fit into memory. */
const perRound = 2;
/** The search takes longer than all the rest. */
const withSearch = !process.argv.includes('--without-search');
/** What a factor of e in the network's share is worth in score. */
const weightOfNetwork = 0.01;

for (const name of ['TF_NUM_INTRAOP_THREADS', 'TF_NUM_INTEROP_THREADS']) process.env[name] = '1';
process.env['TF_CPP_MIN_LOG_LEVEL'] = '2';
const { tf } = loadTensorflow(defaultCacheFolder());

const library = (await readLibrary(folder)).filter(({ database }) => database === 'rruff');
const index = prepareRamanReferences(library.map(({ reference }) => reference));
const prepared = library.map(({ reference }) => prepareRaman(reference.x, reference.y));
const plain = library.map(({ reference }) => plainVector(reference.x, reference.y));
const names = [...new Set(library.map(({ name }) => name))].sort();
const classOf = new Map(names.map((name, i) => [name, i]));
const architecture = architectureSchema.parse({
  id: 'raman-slopes-1',
  title: 'Raman slopes',
  inputLength: ramanNetworkLength,
  layers: [
    { type: 'conv1d', filters: 24, kernel: 15, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'conv1d', filters: 32, kernel: 7, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'flatten' },
    { type: 'dropout', rate: 0.5 },
    { type: 'dense', units: names.length, activation: 'softmax' },
  ],
});
console.log(`${parameterCount(architecture).total} parameters, ${(macs(architecture) / 1e6).toFixed(2)} MMAC`);

const rows = [];
for (let split = 0; split < splits; split++) {
  const held = heldOut(split);
  const train = [...library.keys()].filter((i) => !held.has(library[i]!.specimen));
  const test = [...library.keys()].filter((i) => held.has(library[i]!.specimen));
  const plainRanks = test.map((q) => {
    const best = new Map<string, number>();
    for (const i of train) {
      let product = 0;
      for (let k = 0; k < plain[i]!.length; k++) product += plain[i]![k]! * plain[q]![k]!;
      const { name } = library[i]!;
      if (product > (best.get(name) ?? 0)) best.set(name, product);
    }
    return rankOf(best, library[q]!.name);
  });
  const options = { ...identifyOptionsSchema.parse({}), excludeSpecimens: [...held] };
  const searched = (withSearch ? test : []).map((q) => {
    const { x, y } = library[q]!.reference;
    const found = identifyRaman({ spectrum: { technique: 'raman', unit: 'ramanShift', x, y } }, index, options);
    return new Map(
      found.candidates.map(({ reference, score, share = 0 }) => [reference.name, score + weightOfShare * share]),
    );
  });
  for (let seed = 0; seed < seeds; seed++) {
    const started = process.cpuUsage();
    const shares = await trained(train, test, 100 * split + seed);
    const { user, system } = process.cpuUsage(started);
    const networkRanks = test.map((q, t) => rankOf(byName(shares[t]!), library[q]!.name));
    const row = {
      ...{ split, seed, queries: test.length },
      ...{ plain: told(plainRanks), network: told(networkRanks) },
      ...(withSearch ? besideSearch(test, searched, shares) : {}),
      seconds: Math.round((user + system) / 1e6),
    };
    rows.push(row);
    console.log(JSON.stringify(row));
  }
}
console.table(rows);
writeResult('raman-network', { architecture, passes, rows });

/** The search alone, and with the network's share as a little more evidence. */
function besideSearch(
  test: readonly number[],
  searched: readonly ReadonlyMap<string, number>[],
  shares: readonly Float32Array[],
) {
  const ranks = test.map((q, t) => rankOf(searched[t]!, library[q]!.name));
  const both = test.map((q, t) => {
    const own = byName(shares[t]!);
    const value = (name: string): number => weightOfNetwork * Math.log(Math.max(1e-9, own.get(name) ?? 0));
    const sums = new Map([...searched[t]!].map(([name, score]) => [name, score + value(name)]));
    return rankOf(sums, library[q]!.name);
  });
  return { search: told(ranks), both: told(both) };
}

/** Trains on the spectra of `own` and answers for those of `asked`: shares of all classes. */
async function trained(own: readonly number[], asked: readonly number[], seed: number): Promise<Float32Array[]> {
  const random = randomNumbers(seed + 1);
  const ofName = new Map<string, number[]>();
  for (const i of own) ofName.set(library[i]!.name, [...(ofName.get(library[i]!.name) ?? []), i]);
  const recipeOf = (round: number) =>
    trainingRecipeSchema.parse({ architecture, epochs: 1, batchSize: 64, seed: 1000 * seed + round });
  const network = new GraphNetwork(tf, architecture, { seed, training: recipeOf(0) });
  const rounds = Math.ceil(passes / perRound);
  for (let round = 0; round < rounds; round++) {
    const drawn = [...ofName.values()].flatMap((mine) =>
      // Between as many of each mineral and as many as there are.
      Array.from({ length: Math.round(perRound * Math.sqrt(mine.length * meanCount(ofName))) }, () => ({
        one: mine[Math.floor(random.uniform() * mine.length)]!,
        other: mine[Math.floor(random.uniform() * mine.length)]!,
      })),
    );
    const inputs = new Float32Array(drawn.length * ramanNetworkLength);
    drawn.forEach(({ one, other }, row) =>
      inputs.set(ramanNetworkInput(augmentRaman(prepared[one]!, prepared[other]!, random)), row * ramanNetworkLength),
    );
    const targets = Int32Array.from(drawn, ({ one }) => classOf.get(library[one]!.name)!);
    // Warm up, then fall to a twentieth along a cosine.
    network.learningRate = 2e-3 * (round === 0 ? 0.5 : 0.05 + 0.475 * (1 + Math.cos((Math.PI * round) / rounds)));
    await fit({ network, recipe: recipeOf(round), train: { inputs, targets } });
  }
  const inputs = new Float32Array(asked.length * ramanNetworkLength);
  asked.forEach((i, row) => inputs.set(ramanNetworkInput(prepared[i]!), row * ramanNetworkLength));
  const answers = network.predict(inputs);
  network.dispose();
  return asked.map((_, row) => answers.slice(row * names.length, (row + 1) * names.length));
}

function meanCount(groups: ReadonlyMap<string, readonly number[]>): number {
  return [...groups.values()].reduce((sum, { length }) => sum + length, 0) / groups.size;
}

function byName(shares: Float32Array): Map<string, number> {
  return new Map(names.map((name, i) => [name, shares[i]!]));
}

function heldOut(seed: number): Set<string> {
  const held = new Set<string>();
  for (const name of names) {
    const own = [...new Set(library.filter((entry) => entry.name === name).map(({ specimen }) => specimen))].sort();
    const count = own.length < 2 ? 0 : Math.max(1, Math.floor(own.length / 3));
    permutation(own.length, seed * 7919 + classOf.get(name)!)
      .slice(0, count)
      .forEach((i) => held.add(own[i]!));
  }
  return held;
}

/** 1 for the best; strict: who ties with a wrong one stands behind it. */
function rankOf(values: ReadonlyMap<string, number>, name: string): number {
  const own = values.get(name);
  if (own === undefined) return Infinity;
  return 1 + [...values].filter(([other, value]) => other !== name && value >= own).length;
}

function told(ranks: readonly number[]): string {
  const share = (most: number): string => (ranks.filter((rank) => rank <= most).length / ranks.length).toFixed(4);
  return `${share(1)} / ${share(3)}`;
}
