import { z } from 'zod';
import { LabError } from '../../contract/data/errors.js';
import { syntheticRecipeSchema, type SyntheticRecipe } from '../../contract/data/dataset.js';

const configSchema = z.object({
  datapoints: z.int().min(8),
  spectra: z.record(
    z.string(),
    z.object({ peak_positions: z.array(z.number()).min(1), peak_heights: z.array(z.number()).min(1) }),
  ),
});

/** Which of the study's two sets the classes belong to: their variations differ. */
export type BenchmarkVariant = 'general' | 'challenge';

/**
 * A dataset of the benchmark study from its published class list (dataset_configs/*.json): heights on whole points through a Gaussian
 * filter, every peak varied by itself, a test set in which nothing is drawn, each spectrum divided by its maximum.
 * The numbers drawn are ours, not NumPy's; the test set is the study's own.
 * Source: J. Schuetzke et al., npj Comput. Mater. 9 (2023) 100, doi 10.1038/s41524-023-01055-y; spectra_from_config.py, challenge_dataset.py.
 *
 * @throws LabError `invalid-input` where the list is not of this form
 */
export function recipeFromBenchmark(config: unknown, variant: BenchmarkVariant, seed = 2022): SyntheticRecipe {
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new LabError(
      'invalid-input',
      `This is no class list of the benchmark study${where && `: “${where}” is missing or wrong`}. Choose a file of its dataset_configs, e.g. benchmark.json.`,
    );
  }
  const { datapoints, spectra } = parsed.data;
  const list = Object.entries(spectra)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([name, { peak_positions, peak_heights }]) => {
      if (peak_positions.length !== peak_heights.length)
        throw new LabError('invalid-input', `Class ${name} has not as many heights as positions.`);
      return { name, peaks: peak_positions.map((position, i) => ({ position, height: peak_heights[i] ?? 0 })) };
    });
  return syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title: variant === 'general' ? `Benchmark, ${list.length} classes` : `Challenge, ${list.length} classes`,
    source: 'Schuetzke, Szymanski & Reischl (2023), npj Comput. Mater. 9, 100, doi 10.1038/s41524-023-01055-y',
    seed,
    length: datapoints,
    classes: { kind: 'listed', list },
    variation: {
      shiftEach: { kind: 'integer', from: -50, to: 49 },
      heightEach: { kind: 'uniform', from: -0.05, to: 0.05 },
      fixedHeights: variant === 'challenge' ? [1] : [],
      heightRange: [0, 2],
    },
    width: { measure: 'sigma', value: { kind: 'uniform', from: 2, to: 5 } },
    rendering: { kind: 'filtered', truncate: 4 },
    normalise: 'maximum',
    splits: {
      train: { kind: 'drawn', perClass: 50 },
      validation: { kind: 'drawn', perClass: 10 },
      test: { kind: 'grid', exceptHeight: 1, width: 2, ...testGrid(variant, list.length) },
    },
  });
}

/** The exceptions belong to the published lists only, so a list of another length has none. */
function testGrid(variant: BenchmarkVariant, classes: number): object {
  if (variant === 'general') {
    // Classes 8 and 318 overlap in position, four others in height: the study moves them less.
    const overrides = [
      { classes: [8, 318], shifts: [0, -17, 17] },
      { classes: [164, 281, 219, 347], heights: [0, 0.025, -0.025] },
    ];
    return { shifts: [0, -30, 30], heights: [0, 0.04, -0.04], overrides: classes === 500 ? overrides : [] };
  }
  const ofTriplets = (first: number): number[] => [first, first + 3, first + 6];
  const overrides = [
    { classes: ofTriplets(9), shifts: [0, 30], heights: [0, 0.03, -0.03] },
    { classes: ofTriplets(10), shifts: [-30, 30], heights: [0, 0.03, -0.03] },
    { classes: ofTriplets(11), shifts: [0, -30], heights: [0, 0.03, -0.03] },
    { classes: ofTriplets(18), heights: [0, 0.03] },
    { classes: ofTriplets(19), heights: [-0.03, 0.03] },
    { classes: ofTriplets(20), heights: [0, -0.03] },
  ];
  return { shifts: [0, -30, 30], heights: [0, -0.03], overrides: classes === 27 ? overrides : [] };
}
