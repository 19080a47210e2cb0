import type { DatasetPart, SyntheticRecipe, VariationMeasures } from '../../../contract/index.js';
import { planNetwork } from '../../architectures/planNetwork.js';
import { mainPeaks, type MainPeak } from '../../explain/variation/mainPeaks.js';
import { mapVariation, type TwinMaps } from '../../explain/variation/mapVariation.js';
import { meanVariation } from '../../explain/variation/meanVariation.js';
import { paddingReach } from '../../explain/variation/paddingReach.js';
import { twinRecipes } from '../../explain/variation/twinRecipes.js';
import { pickRows } from '../../synthesis/pickRows.js';
import type { ExperimentLab, FeatureMaps, WeightedNetwork } from '../experimentLab.js';
import type { NamedStage } from './splitActivations.js';

/** Spectra of one class, with and without what disturbs them. */
export interface Probe {
  full: Float32Array;
  withoutNoise: Float32Array;
  clean: Float32Array;
  peaks: MainPeak[];
}

/** The first test spectra of each class, each with its twins. */
export async function drawProbes(lab: ExperimentLab, dataset: SyntheticRecipe, perClass: number): Promise<Probe[]> {
  const twins = twinRecipes(dataset);
  const [full, withoutNoise, clean] = await Promise.all([
    lab.data(twins.full, 'test'),
    lab.data(twins.withoutNoise, 'test'),
    lab.data(twins.clean, 'test'),
  ]);
  return full.meta.classNames.map((_, number) => {
    const rows = [...full.labels.keys()].filter((row) => full.labels[row] === number).slice(0, perClass);
    const of = (part: DatasetPart) => pickRows(part, rows).x;
    return { full: of(full), withoutNoise: of(withoutNoise), clean: of(clean), peaks: mainPeaks(full.meta, rows) };
  });
}

/** Variation of the input and after each stage, mean over the classes. */
export async function measureNetwork(
  lab: ExperimentLab,
  network: WeightedNetwork,
  stages: readonly NamedStage[],
  probes: readonly Probe[],
): Promise<VariationMeasures[]> {
  const { architecture } = network;
  const plan = planNetwork(architecture);
  const reaches = paddingReach(plan);
  const reach = Math.max(...plan.map(({ name }, i) => (stages.some((s) => s.layer === name) ? (reaches[i] ?? 0) : 0)));
  const within = [reach, architecture.inputLength - 1 - reach] as const;
  const names = stages.map(({ layer }) => layer);
  const classes: VariationMeasures[][] = [];
  for (const { peaks, full, withoutNoise, clean } of probes) {
    const maps = {
      full: await lab.layerMaps(network, full, names),
      withoutNoise: await lab.layerMaps(network, withoutNoise, names),
      clean: await lab.layerMaps(network, clean, names),
    };
    const shape = { length: architecture.inputLength, channels: 1, start: 0, step: 1 };
    const input: TwinMaps = { ...shape, full, withoutNoise, clean };
    const stageMaps = names.map((name): TwinMaps => {
      const of = (from: FeatureMaps[]) => from.find(({ layer }) => layer === name);
      const [full, withoutNoise, clean] = [of(maps.full), of(maps.withoutNoise), of(maps.clean)];
      if (!full || !withoutNoise || !clean) throw new RangeError(`no maps of ${name}`);
      return { ...full, full: full.values, withoutNoise: withoutNoise.values, clean: clean.values };
    });
    classes.push([input, ...stageMaps].map((one) => mapVariation(one, peaks, { within })));
  }
  return [0, ...names].map((_, stage) => meanVariation(classes.flatMap((one) => one[stage] ?? [])));
}
