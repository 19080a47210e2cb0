import { syntheticRecipeSchema, type SyntheticRecipe } from '../../../contract/index.js';

/** Where a new dataset starts: two classes that differ by a small second peak, on a background, with noise. */
export function blankRecipe(): SyntheticRecipe {
  return syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title: 'New dataset',
    seed: 1,
    length: 500,
    classes: {
      kind: 'listed',
      list: [
        { name: 'A', peaks: [{ position: 200, height: 1 }] },
        {
          name: 'B',
          peaks: [
            { position: 200, height: 1 },
            { position: 320, height: 0.25 },
          ],
        },
      ],
    },
    variation: {
      shiftTogether: { kind: 'uniform', from: -10, to: 10 },
      heightEach: { kind: 'uniform', from: -0.05, to: 0.05 },
      heightRange: [0, 10],
    },
    width: { measure: 'fwhm', value: { kind: 'uniform', from: 8, to: 16 } },
    background: [{ kind: 'linear', first: { kind: 'uniform', from: 0.05, to: 0.3 }, last: 0.05 }],
    noise: [{ kind: 'white', sd: 0.02 }],
    normalise: 'maximum',
    splits: {
      train: { kind: 'drawn', perClass: 200 },
      validation: { kind: 'drawn', perClass: 50 },
      test: { kind: 'drawn', perClass: 100 },
    },
  });
}
