import { isDeepStrictEqual } from 'node:util';
import { syntheticRecipeSchema, type DatasetDetail, type SyntheticRecipe } from '../../../../contract/index.js';
import { hashParts } from '../../datasets/hashPart.js';
import type { LabContext } from '../../labContext.js';

const MAKE_MS = 600_000;

/** The stored dataset of exactly this recipe, made where there is none. */
export async function studyDataset(
  lab: LabContext,
  recipe: SyntheticRecipe,
  signal: AbortSignal,
): Promise<DatasetDetail> {
  const { store } = lab;
  const stored = storedDataset(lab, recipe);
  if (stored) return stored;
  const options = { deadlineMs: MAKE_MS, doing: `Making “${recipe.title}”`, signal };
  const { classNames, parts } = await lab.compute.run('hashSynthetic', recipe, options);
  const { axis, length } = recipe;
  const id = store.datasets.insert({ recipe, classNames, axis, length, notes: [], sha256: hashParts(parts), parts });
  lab.events.emit('datasets.changed', {});
  return store.datasets.get(id);
}

/** Undefined where there is none of exactly this recipe. */
export function storedDataset({ store }: LabContext, recipe: SyntheticRecipe): DatasetDetail | undefined {
  const alike = store.datasets.list().filter(({ title, seed }) => title === recipe.title && seed === recipe.seed);
  return alike
    .map(({ id }) => store.datasets.get(id))
    .find((detail) => isDeepStrictEqual(plain(detail.recipe), plain(recipe)));
}

/** The newest stored dataset that was made of the study's published list of 500 classes. */
export function publishedClasses(lab: LabContext): SyntheticRecipe | undefined {
  for (const { id, classes, length } of lab.store.datasets.list()) {
    if (classes !== 500 || length !== 5000) continue;
    const parsed = syntheticRecipeSchema.safeParse(lab.store.datasets.get(id).recipe);
    if (parsed.success && isPublished(parsed.data)) return parsed.data;
  }
  return undefined;
}

/** Whether classes and test spectra are those of a published list, not drawn by its law. */
export function isPublished({ classes, splits, source }: SyntheticRecipe): boolean {
  return classes.kind === 'listed' && splits.test.kind === 'grid' && source.includes('10.1038/s41524-023-01055-y');
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
