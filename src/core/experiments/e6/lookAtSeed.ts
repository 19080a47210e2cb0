import { pickRows } from '../../synthesis/pickRows.js';
import { twinRecipes } from '../../explain/variation/twinRecipes.js';
import type { ExperimentLab, WeightedNetwork } from '../experimentLab.js';
import { argmaxRows } from '../../classical/argmaxRows.js';
import { accuracy } from '../../metrics/accuracy.js';
import { drawData } from '../shared/drawData.js';
import { convolutionNames, fewFilterNetwork } from './fewFilterNetwork.js';
import { liveness, type Liveness } from './liveness.js';
import type { E6Parameters, Variant } from './parameters.js';
import { turnsPeak } from './peakSign.js';

export interface SeedFinding {
  start: Liveness;
  /** The first kernel turns a peak of middle width upside down. */
  turned: boolean;
  /** After training, where it was trained. */
  end?: { accuracy: number; dead: boolean; blind: boolean };
}

/** Standard deviation of a peak of middle width, points. */
const SIGMA = 10;

/** Every variant with the spectra and first weights of one seed. */
export async function lookAtSeed(
  lab: ExperimentLab,
  { dataset, training, kernels, probesPerClass }: E6Parameters,
  variants: readonly Variant[],
  seed: number,
  trains: boolean,
): Promise<SeedFinding[]> {
  const data = await drawData(lab, dataset, seed);
  const clean = await lab.data(twinRecipes({ ...dataset, seed }).clean, 'test');
  const rows = data.test.meta.classNames.flatMap((_, number) =>
    [...data.test.labels.keys()].filter((row) => data.test.labels[row] === number).slice(0, probesPerClass),
  );
  const seen = pickRows(data.test, rows).x;
  const probes = new Float32Array(2 * seen.length);
  probes.set(seen);
  probes.set(pickRows(clean, rows).x, seen.length);
  const look = async (network: WeightedNetwork) =>
    liveness(await lab.layerMaps(network, probes, convolutionNames), rows.length);

  const drawn = new Map<string, WeightedNetwork>();
  const found: SeedFinding[] = [];
  for (const variant of variants) {
    const own = variant.kernels ?? kernels;
    const architecture = fewFilterNetwork(variant, own, dataset.length, data.test.meta.classNames.length);
    // First weights do not depend on the activation.
    const key = JSON.stringify([variant.initialiser, variant.filters, own]);
    const first = drawn.get(key) ?? (await lab.initialise(architecture, seed));
    drawn.set(key, first);
    const weights = positive(first.weights, variant.positive);
    const one: SeedFinding = {
      start: await look({ architecture, weights }),
      turned: weights[0] ? turnsPeak(weights[0], SIGMA) : false,
    };
    if (trains && variant.train) {
      const order = { recipe: { ...training, architecture, seed }, train: data.train, validation: data.validation };
      const network = await lab.train(variant.positive === 'none' ? order : { ...order, weights });
      const { dead, blind } = await look(network);
      const predicted = argmaxRows(await lab.predict(network, data.test.x), data.test.meta.classNames.length);
      one.end = {
        accuracy: accuracy(data.test.labels, predicted),
        dead: dead.includes(true),
        blind: blind.includes(true),
      };
    }
    found.push(one);
  }
  return found;
}

function positive(weights: WeightedNetwork['weights'], which: Variant['positive']): WeightedNetwork['weights'] {
  const names = which === 'none' ? [] : which === 'first' ? convolutionNames.slice(0, 1) : convolutionNames;
  return weights.map((one) =>
    names.some((name) => one.name === `${name}/kernel`) ? { ...one, values: one.values.map(Math.abs) } : one,
  );
}
