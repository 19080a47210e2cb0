import { syntheticRecipeSchema, type PhaseClass, type SyntheticRecipe } from '../../../contract/data/dataset.js';
import type { PhaseRange } from './phaseOfReference.js';

export interface PhasesOptions extends PhaseRange {
  title: string;
  /** Degrees 2θ; 1,401 points when absent, 0.05° of the usual range of copper. */
  step?: number;
}

/**
 * The recipe that a phase classifier starts from: strain up to ±3 %, texture up to half, domains of 5-30 nm, a zero shift up to ±0.5°
 * and impurities up to 70 %, as the script of N. J. Szymanski et al., Chem. Mater. 33 (2021) 4204, doi 10.1021/acs.chemmater.1c01071,
 * has them by default; background and noise as of laboratory instruments.
 */
export function recipeOfPhases(
  phases: readonly PhaseClass[],
  { title, wavelength, from, to, step = Number(((to - from) / 1400).toPrecision(3)) }: PhasesOptions,
): SyntheticRecipe {
  return syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title,
    source: 'Augmentation after N. J. Szymanski et al., Chem. Mater. 33 (2021) 4204, doi 10.1021/acs.chemmater.1c01071',
    seed: 1,
    length: Math.round((to - from) / step) + 1,
    axis: { unit: 'twoTheta', from, step, wavelength },
    classes: {
      kind: 'phases',
      phases,
      strain: { kind: 'uniform', from: -0.03, to: 0.03 },
      texture: { kind: 'uniform', from: 0, to: 0.5 },
      domainSize: { kind: 'uniform', from: 5, to: 30 },
      impurity: { chance: 0.5, height: { kind: 'uniform', from: 0, to: 0.7 } },
    },
    variation: { shiftTogether: { kind: 'uniform', from: -0.5, to: 0.5 } },
    // Of the instrument; domains add theirs.
    width: { measure: 'fwhm', value: { kind: 'uniform', from: 0.05, to: 0.2 } },
    shape: 'pseudo-voigt',
    mixing: { kind: 'uniform', from: 0, to: 0.7 },
    background: [
      { kind: 'chebyshev', chance: 0.8, terms: { kind: 'integer', from: 2, to: 5 }, scale: 0.5, lift: true },
      {
        ...{ kind: 'hump', chance: 0.3, height: { kind: 'uniform', from: 0, to: 0.3 } },
        position: { kind: 'uniform', from, to: (from + to) / 2 },
        width: { kind: 'uniform', from: 8, to: 25 },
      },
    ],
    noise: [{ kind: 'white', sd: { kind: 'uniform', from: 0.001, to: 0.02 } }],
    prepare: { background: 4, root: true },
    normalise: 'maximum',
    splits: {
      train: { kind: 'drawn', perClass: 200 },
      validation: { kind: 'drawn', perClass: 50 },
      test: { kind: 'drawn', perClass: 50 },
    },
  });
}
