import { syntheticRecipeSchema, type SyntheticRecipe } from '../../../contract/data/dataset.js';

/** A small recipe with everything in it; tests change what they look at. */
export function smallRecipe(changes: Record<string, unknown> = {}): SyntheticRecipe {
  return syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title: 'Small',
    seed: 5,
    length: 200,
    classes: {
      kind: 'listed',
      list: [
        { name: 'one', peaks: [{ position: 60, height: 1 }] },
        {
          name: 'two',
          peaks: [
            { position: 60, height: 1 },
            { position: 130, height: 0.5 },
          ],
        },
      ],
    },
    variation: {
      shiftEach: { kind: 'uniform', from: -5, to: 5 },
      heightEach: { kind: 'uniform', from: -0.1, to: 0.1 },
    },
    width: { measure: 'fwhm', value: { kind: 'uniform', from: 6, to: 14 } },
    background: [{ kind: 'chebyshev', terms: 3, scale: 0.2 }],
    noise: [{ kind: 'white', sd: 0.02 }],
    splits: {
      train: { kind: 'drawn', perClass: 8 },
      validation: { kind: 'drawn', perClass: 3 },
      test: { kind: 'drawn', perClass: 4 },
    },
    ...changes,
  });
}
