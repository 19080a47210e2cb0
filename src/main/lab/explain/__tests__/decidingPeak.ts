import { syntheticRecipeSchema, type ModelDetail, type SyntheticRecipe } from '../../../../contract/index.js';
import { generate } from '../../../../core/synthesis/generate.js';
import { openStore } from '../../../store/index.js';
import { encodeModel, type ModelContent } from '../../models/modelContent.js';

/** The position of the deciding peak. */
export const DECIDES = 36;

/** Two classes in 2θ with two weak peaks that say nothing; the strong one at 36° decides alone: `with` has it, `without` does not. */
export function decidingPeak(perClass = 60): SyntheticRecipe {
  const weak = [27, 45].map((position) => ({ position, height: { kind: 'uniform', from: 0.1, to: 0.3 } }));
  const strong = { position: DECIDES, height: { kind: 'uniform', from: 0.65, to: 0.95 } };
  return syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title: 'One peak decides',
    seed: 11,
    length: 256,
    axis: { unit: 'twoTheta', from: 22, step: 0.1 },
    classes: {
      kind: 'listed',
      list: [
        { name: 'without', peaks: weak },
        { name: 'with', peaks: [...weak, strong] },
      ],
    },
    variation: {
      shiftEach: { kind: 'uniform', from: -0.2, to: 0.2 },
    },
    width: { measure: 'fwhm', value: { kind: 'uniform', from: 0.8, to: 1.2 } },
    background: [{ kind: 'linear', first: { kind: 'uniform', from: 0, to: 0.1 }, last: 0 }],
    noise: [{ kind: 'white', sd: 0.01 }],
    splits: {
      train: { kind: 'drawn', perClass },
      validation: { kind: 'drawn', perClass: 10 },
      test: { kind: 'drawn', perClass: 10 },
    },
  });
}

export type Trained = Pick<ModelContent, 'plan' | 'weights' | 'classifier'>;

/** Stores a model of the recipe in a data folder that no lab has open. @returns its hash */
export function storeModel(
  dataFolder: string,
  recipe: SyntheticRecipe,
  trained: Trained,
  dataset: { id: string; sha256: string },
): string {
  const { classNames, axis, length } = generate(recipe, 'test').meta;
  const { bytes, hash } = encodeModel({
    ...{ format: 1, seed: 0, classNames, axis, length, ...trained },
    dataset: { sha256: dataset.sha256, recipe },
  });
  const model: ModelDetail = {
    ...{ hash, name: 'small model', kind: trained.plan.kind, modelTitle: 'Tiny', runId: 'r', seed: 0 },
    ...{ datasetId: dataset.id, datasetTitle: recipe.title, classNames, axis, length, testAccuracy: 1 },
    ...{ bytes: bytes.byteLength, used: false, createdAt: '2026-11-23T12:00:00.000Z' },
    ...{ plan: trained.plan, history: [], evaluation: null },
    provenance: { softwareVersion: '0', engine: 'test', platform: 'here', datasetSha256: dataset.sha256 },
  };
  const store = openStore({ dataFolder, mode: 'readwrite', backupOnClose: false });
  store.models.insert(model, bytes);
  store.close();
  return hash;
}

/** Whoever deletes models does it through the store. */
export function deleteModel(dataFolder: string, hash: string): void {
  const store = openStore({ dataFolder, mode: 'readwrite', backupOnClose: false });
  store.models.delete(hash);
  store.close();
}
