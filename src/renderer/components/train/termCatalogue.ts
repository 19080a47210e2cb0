import type { BackgroundRecipe, NoiseRecipe, Quantity } from '../../../contract/index.js';

/** A background or a noise as a form sees it. */
export interface Term {
  kind: string;
  [field: string]: unknown;
}

export interface TermField {
  key: string;
  label: string;
  type: 'quantity' | 'whole' | 'switch';
}

export interface TermKind {
  kind: string;
  label: string;
  hint: string;
  fields: TermField[];
  initial: Term;
}

function quantity(key: string, label: string): TermField {
  return { key, label, type: 'quantity' };
}

function uniform(from: number, to: number): Quantity {
  return { kind: 'uniform', from, to };
}

const backgroundTerm = (term: BackgroundRecipe): Term => term;
const noiseTerm = (term: NoiseRecipe): Term => term;

/** Backgrounds by kind; `size` is the length of the axis, so that a first guess fits it. */
export function backgroundKinds(from: number, size: number): TermKind[] {
  const chance = 1;
  return [
    {
      kind: 'constant',
      label: 'Constant',
      hint: 'The same value at every point.',
      fields: [quantity('value', 'Value')],
      initial: backgroundTerm({ kind: 'constant', chance, value: uniform(0, 0.2) }),
    },
    {
      kind: 'linear',
      label: 'Straight line',
      hint: 'A line between its values at both ends.',
      fields: [quantity('first', 'First'), quantity('last', 'Last')],
      initial: backgroundTerm({ kind: 'linear', chance, first: uniform(0.1, 0.3), last: 0.05 }),
    },
    {
      kind: 'chebyshev',
      label: 'Chebyshev sum',
      hint: 'A smooth random curve: a sum of Chebyshev polynomials.',
      fields: [
        quantity('terms', 'Terms'),
        quantity('scale', 'Scale'),
        { key: 'lift', label: 'Never below 0', type: 'switch' },
      ],
      initial: backgroundTerm({
        kind: 'chebyshev',
        chance,
        terms: { kind: 'integer', from: 2, to: 5 },
        scale: 0.2,
        lift: true,
      }),
    },
    {
      kind: 'exponential',
      label: 'Exponential decay',
      hint: 'Highest at the first point, as scattering by air at small angles.',
      fields: [quantity('height', 'Height'), quantity('decay', 'Decay')],
      initial: backgroundTerm({ kind: 'exponential', chance, height: uniform(0.1, 0.4), decay: size / 5 }),
    },
    {
      kind: 'hump',
      label: 'Broad hump',
      hint: 'A broad Gaussian, as of glass.',
      fields: [quantity('position', 'Position'), quantity('height', 'Height'), quantity('width', 'Width')],
      initial: backgroundTerm({
        kind: 'hump',
        chance,
        position: from + size / 3,
        height: uniform(0.1, 0.3),
        width: size / 4,
      }),
    },
    {
      kind: 'fluorescence',
      label: 'Fluorescence',
      hint: 'A smooth polynomial that is nowhere negative, as under Raman bands.',
      fields: [{ key: 'degree', label: 'Degree', type: 'whole' }, quantity('height', 'Height')],
      initial: backgroundTerm({ kind: 'fluorescence', chance, degree: 4, height: uniform(0.1, 0.8) }),
    },
  ];
}

export const noiseKinds: readonly TermKind[] = [
  {
    kind: 'white',
    label: 'White',
    hint: 'The same everywhere; standard deviation in units of the signal.',
    fields: [quantity('sd', 'Deviation')],
    initial: noiseTerm({ kind: 'white', sd: 0.02 }),
  },
  {
    kind: 'poisson',
    label: 'Counting',
    hint: 'Poisson statistics: how many counts intensity 1 is. Fewer counts, more noise.',
    fields: [quantity('counts', 'Counts of 1')],
    initial: noiseTerm({ kind: 'poisson', counts: 1000 }),
  },
  {
    kind: 'proportional',
    label: 'Part of the maximum',
    hint: 'White noise whose deviation is this part of the highest point.',
    fields: [quantity('fraction', 'Part')],
    initial: noiseTerm({ kind: 'proportional', fraction: 0.02 }),
  },
  {
    kind: 'multiplicative',
    label: 'Part of each point',
    hint: 'Each point times 1 plus a normal number.',
    fields: [quantity('sd', 'Deviation')],
    initial: noiseTerm({ kind: 'multiplicative', sd: 0.03 }),
  },
];
