import type { DatasetPart } from '../../../contract/index.js';
import { planNetwork } from '../../architectures/planNetwork.js';
import { mainPeaks } from '../../explain/variation/mainPeaks.js';
import { paddingReach } from '../../explain/variation/paddingReach.js';
import { twinRecipes } from '../../explain/variation/twinRecipes.js';
import { pickRows } from '../../synthesis/pickRows.js';
import { resolveClasses } from '../../synthesis/resolveClasses.js';
import type { Experiment, ExperimentFinding, ExperimentLab, FeatureMaps, WeightedNetwork } from '../experimentLab.js';
import { drawData } from '../shared/drawData.js';
import { readParameters } from '../shared/readParameters.js';
import { testNetwork } from '../shared/testNetwork.js';
import { networkPair } from './networks.js';
import { normalisedMaps, type NormalisedMaps } from './normalised.js';
import { e8Schema, type E8Case, type E8Parameters } from './parameters.js';
import { report, type TrainedPair } from './report.js';
import { steadiness } from './steadiness.js';

/** Accuracy and steadiness of training with and without batch normalisation, and what it does to feature maps. */
export const e8: Experiment = {
  id: 'e8',
  run: async (lab, parameters) => run(lab, readParameters('e8', e8Schema, parameters)),
};

async function run(lab: ExperimentLab, parameters: E8Parameters): Promise<ExperimentFinding> {
  const { cases, probesPerClass } = parameters;
  const measured = cases.find(({ network }) => network === 'small');
  const items = cases.flatMap((one) =>
    lab.seeds.flatMap((seed) => [true, false].map((normalised) => ({ one, seed, normalised }))),
  );
  lab.announce(items.length);
  const trained = await lab.map(items, async ({ one, seed, normalised }) => {
    const size = { inputLength: one.dataset.length, outputs: resolveClasses(one.dataset).length };
    const pair = networkPair(one.network, size, parameters);
    const architecture = normalised ? pair.withNormalisation : pair.without;
    const data = await drawData(lab, one.dataset, seed);
    const { network, accuracy } = await testNetwork(lab, { ...data, architecture, training: one.training, seed });
    const maps =
      normalised && one === measured ? await mapsOf(lab, network, one, seed, data.test, probesPerClass) : undefined;
    lab.done(`${one.label}, ${normalised ? 'with' : 'without'}, seed ${seed}: ${(100 * accuracy).toFixed(1)} %`);
    return { accuracy, history: network.history, steadiness: steadiness(network.history), maps };
  });
  const pairs = cases.map((one): TrainedPair => {
    const of = (normalised: boolean) =>
      trained.filter((_, i) => items[i]?.one === one && items[i].normalised === normalised);
    return { case: one, with: of(true), without: of(false) };
  });
  const maps = trained.flatMap((one) => one.maps ?? []);
  return report(parameters, pairs, maps, lab.seeds.length);
}

export interface MeasuredMaps extends NormalisedMaps {
  /** Of one spectrum of the first class, strongest channel: before and after. */
  example: { start: number; step: number; before: number[]; after: number[] };
}

/** The first batch normalisation of a trained network. */
async function mapsOf(
  lab: ExperimentLab,
  network: WeightedNetwork,
  { dataset }: E8Case,
  seed: number,
  test: DatasetPart,
  perClass: number,
): Promise<MeasuredMaps> {
  const plan = planNetwork(network.architecture);
  const at = plan.findIndex(({ layer }) => layer.type === 'batchNorm');
  const names = [plan[at - 1]?.name ?? '', plan[at]?.name ?? ''];
  const reach = paddingReach(plan)[at] ?? 0;
  const within = [reach, dataset.length - 1 - reach] as const;
  const rows = [...test.labels.keys()].filter((row) => test.labels[row] === 0).slice(0, perClass);
  const twins = twinRecipes({ ...dataset, seed });
  const looks: FeatureMaps[][] = [];
  for (const part of [test, await lab.data(twins.withoutNoise, 'test'), await lab.data(twins.clean, 'test')]) {
    looks.push(await lab.layerMaps(network, pickRows(part, rows).x, names));
  }
  const twin = (which: number) => {
    const [full, withoutNoise, clean] = looks.map((maps) => maps[which]);
    if (!full || !withoutNoise || !clean) throw new RangeError('a map is missing');
    return { ...full, full: full.values, withoutNoise: withoutNoise.values, clean: clean.values };
  };
  const [before, after] = [twin(0), twin(1)];
  const channel = strongest(before);
  const line = ({ values, length, channels }: FeatureMaps) =>
    Array.from({ length }, (_, i) => values[i * channels + channel] ?? 0);
  return {
    ...normalisedMaps(before, after, mainPeaks(test.meta, rows), within),
    example: { start: before.start, step: before.step, before: line(before), after: line(after) },
  };
}

function strongest({ values, channels }: FeatureMaps): number {
  const highest = new Float64Array(channels);
  values.forEach((value, i) => (highest[i % channels] = Math.max(highest[i % channels] ?? 0, Math.abs(value))));
  return highest.indexOf(Math.max(...highest));
}
