import { LabError, type LayerEffect, type SyntheticRecipe, type VariationMeasures } from '../../../contract/index.js';
import { planNetwork } from '../../../core/architectures/planNetwork.js';
import { evenlySpread } from '../../../core/explain/evenlySpread.js';
import { followedPeaks } from '../../../core/explain/followedPeaks.js';
import { layerWords } from '../../../core/explain/layerWords.js';
import type { MainPeak } from '../../../core/explain/variation/mainPeaks.js';
import type { TwinMaps } from '../../../core/explain/variation/mapVariation.js';
import { meanVariation } from '../../../core/explain/variation/meanVariation.js';
import { paddingReach } from '../../../core/explain/variation/paddingReach.js';
import { twinRecipes } from '../../../core/explain/variation/twinRecipes.js';
import { resolveClasses } from '../../../core/synthesis/resolveClasses.js';
import { samplesPerClass } from '../../../core/synthesis/samplesPerClass.js';
import type { LabContext } from '../labContext.js';
import { modelSource, type LoadedModel } from '../models/loadModel.js';

/** Classes that are looked at, and spectra of each. */
const CLASSES = 4;
const SPECTRA = 24;
const FEWEST = 4;
/** Numbers of all maps of the spectra of one class, 64 MiB. */
const MOST_NUMBERS = 2 ** 24;
const DEADLINE_MS = 120_000;

/** Spectra of one class, as they are, without noise, and without noise and background. */
interface Twins {
  full: Float32Array;
  withoutNoise: Float32Array;
  clean: Float32Array;
  peaks: MainPeak[];
}
const kinds = ['full', 'withoutNoise', 'clean'] as const;

/**
 * What each layer with points does to noise, background, width and position, on training spectra of up to four classes.
 * @throws LabError `invalid-input` for classical models and for models of measured spectra, whose peaks without noise nobody knows
 */
export async function layerEffects(lab: LabContext, model: LoadedModel): Promise<LayerEffect[]> {
  const { body, dataset, summary, length } = model;
  if (body.kind !== 'network')
    throw new LabError('invalid-input', `“${summary.name}” is a classical model, which has no layers.`);
  const { recipe } = dataset;
  if (recipe.kind !== 'synthetic') {
    throw new LabError(
      'invalid-input',
      `“${summary.name}” was trained on measured spectra: what they would be without noise is not known, so that it cannot be compared.`,
    );
  }
  const all = planNetwork(body.architecture);
  const reaches = paddingReach(all);
  const words = layerWords(all);
  const stages = all.flatMap((planned, index) =>
    planned.output.kind === 'map' ? [{ index, planned, output: planned.output }] : [],
  );
  const numbers = stages.reduce((sum, { output }) => sum + output.length * output.channels, length);
  const count = Math.max(FEWEST, Math.min(SPECTRA, Math.floor(MOST_NUMBERS / numbers)));
  const twins = await drawTwins(lab, recipe, count);
  const source = modelSource(lab, summary.hash);
  const within = stages.map(({ index }): [number, number] => [reaches[index] ?? 0, length - 1 - (reaches[index] ?? 0)]);
  const measure = (maps: TwinMaps, peaks: MainPeak[], stretches: [number, number][]) =>
    lab.compute.run(
      'mapsVariation',
      { maps, peaks, within: stretches },
      { deadlineMs: DEADLINE_MS, doing: `Measuring the layers of “${summary.name}”` },
    );
  const before: VariationMeasures[][] = stages.map(() => []);
  const after: VariationMeasures[][] = stages.map(() => []);
  const names = stages.map(({ planned }) => planned.name);
  for (const { peaks, ...spectra } of twins) {
    const asked = async (kind: (typeof kinds)[number]) =>
      lab.trainers.session.ask('layerMaps', source, { spectra: spectra[kind], layers: names });
    const [full, withoutNoise, clean] = [await asked('full'), await asked('withoutNoise'), await asked('clean')];
    for (let i = -1; i < stages.length; i += 1) {
      const [a, b, c] = [full[i], withoutNoise[i], clean[i]];
      const maps: TwinMaps =
        a && b && c
          ? { ...a, full: a.values, withoutNoise: b.values, clean: c.values }
          : { ...{ length, channels: 1, start: 0, step: 1 }, ...spectra };
      // Each layer is measured where it and what it gets can both be trusted.
      const [own, next] = [within[i], within[i + 1]];
      const stretches = [...(own ? [own] : []), ...(next ? [next] : [])];
      const measured = await measure(maps, peaks, stretches);
      const [first] = measured;
      const last = measured.at(-1);
      if (own && first) after[i]?.push(first);
      if (next && last) before[i + 1]?.push(last);
    }
  }
  return stages.map(({ index, planned }, i) => ({
    layer: planned.name,
    label: words[index]?.label ?? planned.name,
    before: meanVariation(before[i] ?? []),
    after: meanVariation(after[i] ?? []),
  }));
}

async function drawTwins(lab: LabContext, recipe: SyntheticRecipe, most: number): Promise<Twins[]> {
  const classes = resolveClasses(recipe);
  const counts = samplesPerClass(recipe, classes, 'train');
  const usable = classes.flatMap(({ peaks }, number) =>
    peaks.length > 0 && (counts[number] ?? 0) > 1 ? [number] : [],
  );
  if (usable.length === 0)
    throw new LabError('invalid-input', 'No class of the dataset has peaks whose variation could be followed.');
  const recipes = twinRecipes(recipe);
  return Promise.all(
    evenlySpread(usable, CLASSES).map(async (number) => {
      const first = counts.slice(0, number).reduce((sum, count) => sum + count, 0);
      const numbers = evenlySpread(
        Array.from({ length: counts[number] ?? 0 }, (_, i) => first + i),
        most,
      );
      const [full, withoutNoise, clean] = await Promise.all(
        kinds.map((kind) =>
          lab.compute.run(
            'synthesise',
            { recipe: recipes[kind], split: 'train', numbers },
            { deadlineMs: DEADLINE_MS, doing: `Making spectra of “${recipe.title}”` },
          ),
        ),
      );
      if (!full || !withoutNoise || !clean) throw new LabError('internal', 'Spectra are missing.');
      return {
        ...{ full: full.x, withoutNoise: withoutNoise.x, clean: clean.x },
        peaks: followedPeaks(full.meta),
      };
    }),
  );
}
