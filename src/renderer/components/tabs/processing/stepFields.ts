import type { AxisUnit, ProcessingStep } from '../../../../contract/index.js';
import { spacingOf, type StepContext } from './stepCatalogue.js';

/** A parameter of a step as a field: in words, with its unit, and how the step looks with another value. */
export type StepField =
  | {
      sort: 'number';
      label: string;
      /** Stands behind the number. */
      suffix: string;
      value: number;
      min: number;
      max: number;
      step: number;
      with: (value: number) => ProcessingStep;
    }
  /** A stiffness over many powers of ten: the number is its logarithm. */
  | {
      sort: 'power';
      label: string;
      value: number;
      min: number;
      max: number;
      low: string;
      high: string;
      with: (power: number) => ProcessingStep;
    }
  | { sort: 'switch'; label: string; value: boolean; with: (value: boolean) => ProcessingStep }
  | {
      sort: 'choice';
      label: string;
      value: string;
      options: { label: string; value: string; with: ProcessingStep }[];
    };

const SIGN: Record<AxisUnit, string> = {
  twoTheta: '°',
  dSpacing: 'Å',
  q: 'Å⁻¹',
  ramanShift: 'cm⁻¹',
  wavelength: 'nm',
};

const MODES = [
  ['maximum', 'highest point 1'],
  ['area', 'area 1'],
  ['vector', 'vector length 1'],
  ['snv', 'mean 0, deviation 1 (SNV)'],
] as const;

export function fieldsOf(step: ProcessingStep, context: StepContext): StepField[] {
  const sign = SIGN[context.unit];
  const spacing = spacingOf(context);
  const inAxis = (points: number): string => `points = ${Number((points * spacing).toPrecision(2))} ${sign}`;
  switch (step.kind) {
    case 'background-snip':
      return [
        whole('Half window up to', inAxis(step.iterations), step.iterations, [1, 2000], (iterations) => ({
          ...step,
          iterations,
        })),
        {
          sort: 'switch',
          label: 'Smooth the data for it first',
          value: step.smoothing,
          with: (smoothing) => ({ ...step, smoothing }),
        },
      ];
    case 'background-arpls':
    case 'background-airpls':
      return [power(step.lambda, [1, 12], (lambda) => ({ ...step, lambda }), 'follows bends', 'stiff')];
    case 'background-rolling-ball':
      return [whole('Radius', inAxis(step.radius), step.radius, [1, 5000], (radius) => ({ ...step, radius }))];
    case 'background-polynomial':
      return [whole('Degree', '', step.degree, [0, 12], (degree) => ({ ...step, degree }))];
    case 'smooth-savitzky-golay':
      return [
        {
          ...whole('Window', inAxis(step.window), step.window, [3, 501], (value) => {
            const window = oddNear(value);
            return { ...step, window, degree: Math.min(step.degree, window - 1) };
          }),
          step: 2,
        },
        whole('Degree', '', step.degree, [0, Math.min(6, step.window - 1)], (degree) => ({ ...step, degree })),
      ];
    case 'smooth-whittaker':
      return [power(step.lambda, [-1, 9], (lambda) => ({ ...step, lambda }), 'close to the data', 'smooth')];
    case 'strip-alpha2':
      return [fraction('Kα₂ / Kα₁', '', step.ratio, [0, 1], 0.01, (ratio) => ({ ...step, ratio }))];
    case 'remove-cosmic-rays':
      return [
        fraction('Rises above the noise by', 'deviations', step.threshold, [1, 100], 0.5, (threshold) => ({
          ...step,
          threshold,
        })),
        whole('At most', step.width === 1 ? 'point wide' : 'points wide', step.width, [1, 20], (width) => ({
          ...step,
          width,
        })),
      ];
    case 'crop':
      return [
        fraction('From', sign, step.from, room(context), niceStep(context), (from) => ({ ...step, from })),
        fraction('To', sign, step.to, room(context), niceStep(context), (to) => ({ ...step, to })),
      ];
    case 'resample':
      return [
        fraction(
          'Step',
          sign,
          step.step,
          [spacing / 20, (context.range[1] - context.range[0]) / 20],
          Number((spacing / 2).toPrecision(1)),
          (value) => ({ ...step, step: value }),
        ),
      ];
    case 'normalise':
      return [
        {
          sort: 'choice',
          label: 'So that',
          value: step.mode,
          options: MODES.map(([mode, label]) => ({ label, value: mode, with: { ...step, mode } })),
        },
      ];
  }
}

/** Why the steps cannot be tried as they stand, by their place; those that can are not in it. */
export function problemsOf(steps: readonly ProcessingStep[], context: StepContext): Map<number, string> {
  const problems = new Map<number, string>();
  steps.forEach((step, i) => {
    if (step.kind === 'crop') {
      if (!(step.from < step.to)) problems.set(i, '“From” must lie below “to”.');
      else if (step.to <= context.range[0] || step.from >= context.range[1])
        problems.set(i, 'Nothing of the measurement lies in this range.');
    }
  });
  return problems;
}

type NumberField = Extract<StepField, { sort: 'number' }>;

function whole(
  label: string,
  suffix: string,
  value: number,
  [min, max]: readonly [number, number],
  change: (value: number) => ProcessingStep,
): NumberField {
  return { sort: 'number', label, suffix, value, min, max, step: 1, with: (typed) => change(Math.round(typed)) };
}

function fraction(
  label: string,
  suffix: string,
  value: number,
  [min, max]: readonly [number, number],
  step: number,
  change: (value: number) => ProcessingStep,
): NumberField {
  return { sort: 'number', label, suffix, value, min, max, step, with: change };
}

function power(
  lambda: number,
  [min, max]: readonly [number, number],
  change: (lambda: number) => ProcessingStep,
  low: string,
  high: string,
): StepField {
  return {
    sort: 'power',
    label: 'Smoothness λ',
    value: Number(Math.log10(lambda).toFixed(2)),
    ...{ min, max, low, high },
    with: (exponent) => change(Number((10 ** exponent).toPrecision(3))),
  };
}

function oddNear(value: number): number {
  const rounded = Math.round(value);
  return rounded % 2 === 1 ? rounded : rounded + 1;
}

/** The range with a hair to spare for rounded bounds. */
function room({ range }: StepContext): [number, number] {
  return [range[0] - 0.001, range[1] + 0.001];
}

function niceStep({ range }: StepContext): number {
  return 10 ** Math.floor(Math.log10((range[1] - range[0]) / 50));
}
