import type { Input } from '../../src/contract/index.js';

/** Position in ° 2θ of Cu Kα1 and height of the strongest lines, as `phaselens simulate` says them. */
const LINES: Record<string, [twoTheta: number, height: number][]> = {
  Anatase: [
    ...([
      [25.31, 1],
      [36.95, 0.06],
      [37.79, 0.21],
      [38.57, 0.07],
      [48.05, 0.29],
    ] as [number, number][]),
    ...([
      [53.88, 0.19],
      [55.07, 0.19],
      [62.69, 0.15],
      [68.76, 0.07],
      [70.3, 0.08],
      [75.05, 0.12],
    ] as [number, number][]),
  ],
  Rutile: [
    ...([
      [27.44, 1],
      [36.08, 0.46],
      [39.19, 0.07],
      [41.24, 0.19],
      [44.04, 0.07],
      [54.32, 0.58],
    ] as [number, number][]),
    ...([
      [56.63, 0.17],
      [62.76, 0.08],
      [64.05, 0.09],
      [69, 0.22],
      [69.8, 0.11],
    ] as [number, number][]),
  ],
  Fluorite: [
    [28.27, 0.84],
    [47.01, 1],
    [55.77, 0.32],
    [68.67, 0.13],
    [75.85, 0.12],
  ],
};

const around = (by: number) => ({ kind: 'uniform' as const, from: -by, to: by });

/** Powder patterns of three phases: what a network of the guide learns before it is asked about a measured pattern. */
export const threePhases: Input<'datasets.create'>['recipe'] = {
  ...{ kind: 'synthetic', title: 'Three phases, powder patterns', seed: 7, length: 1000 },
  axis: { unit: 'twoTheta', from: 20, step: 0.06 },
  classes: {
    kind: 'listed',
    list: Object.entries(LINES).map(([name, lines]) => ({
      name,
      peaks: lines.map(([position, height]) => ({ position, height })),
    })),
  },
  variation: { shiftTogether: around(0.2), heightEach: around(0.05), heightRange: [0, 2] },
  width: { measure: 'fwhm', value: { kind: 'uniform', from: 0.15, to: 0.5 } },
  ...{ shape: 'pseudo-voigt', mixing: 0.5 },
  background: [
    { kind: 'constant', value: { kind: 'uniform', from: 0.02, to: 0.2 } },
    { kind: 'exponential', chance: 0.5, height: { kind: 'uniform', from: 0, to: 0.4 }, decay: 15 },
  ],
  noise: [{ kind: 'poisson', counts: { kind: 'choice', values: [100, 1000, 10000] } }],
  normalise: 'maximum',
  splits: {
    train: { kind: 'drawn', perClass: 150 },
    validation: { kind: 'drawn', perClass: 30 },
    test: { kind: 'drawn', perClass: 50 },
  },
};
