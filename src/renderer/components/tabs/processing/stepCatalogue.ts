import type {
  AxisUnit,
  MeasurementDetail,
  ProcessingKind,
  ProcessingStep,
  Technique,
} from '../../../../contract/index.js';

export type StepGroup = 'Background' | 'Smoothing' | 'Clean-up' | 'Range' | 'Scale';
export const STEP_GROUPS: readonly StepGroup[] = ['Background', 'Smoothing', 'Clean-up', 'Range', 'Scale'];

export interface StepEntry {
  kind: ProcessingKind;
  group: StepGroup;
  title: string;
  /** One sentence: what it does, for someone who meets it for the first time. */
  does: string;
  /** Where it makes sense for one technique only. */
  technique?: Technique;
}

export const STEP_ENTRIES: readonly StepEntry[] = [
  {
    kind: 'background-snip',
    group: 'Background',
    title: 'SNIP',
    does: 'Clips everything narrower than its window and takes the rest away; quick and hard to fool.',
  },
  {
    kind: 'background-arpls',
    group: 'Background',
    title: 'arPLS',
    does: 'Lays a stiff curve through the noise under the peaks; good for broad fluorescence.',
  },
  {
    kind: 'background-airpls',
    group: 'Background',
    title: 'airPLS',
    does: 'Like arPLS, but hugs the lower edge of the noise and follows bends more willingly.',
  },
  {
    kind: 'background-rolling-ball',
    group: 'Background',
    title: 'Rolling ball',
    does: 'Rolls a ball along the underside of the curve; it cannot enter what is narrower than itself.',
  },
  {
    kind: 'background-polynomial',
    group: 'Background',
    title: 'Polynomial',
    does: 'Fits a polynomial again and again to what lies below it, until only the peaks stick out.',
  },
  {
    kind: 'smooth-savitzky-golay',
    group: 'Smoothing',
    title: 'Savitzky–Golay',
    does: 'Fits a small polynomial around every point; keeps heights and widths well.',
  },
  {
    kind: 'smooth-whittaker',
    group: 'Smoothing',
    title: 'Whittaker',
    does: 'Trades closeness to the data against smoothness over the whole curve at once.',
  },
  {
    kind: 'strip-alpha2',
    group: 'Clean-up',
    title: 'Kα₂ strip',
    does: 'Takes away the second line of the X-ray doublet, so that each reflection is one peak.',
    technique: 'xrd',
  },
  {
    kind: 'remove-cosmic-rays',
    group: 'Clean-up',
    title: 'Cosmic rays',
    does: 'Replaces spikes that are narrower than any real band by what stands beside them.',
    technique: 'raman',
  },
  { kind: 'crop', group: 'Range', title: 'Crop', does: 'Keeps only one range of the axis.' },
  {
    kind: 'resample',
    group: 'Range',
    title: 'Resample',
    does: 'Puts the curve on a regular grid, for files with uneven or needlessly fine steps.',
  },
  {
    kind: 'normalise',
    group: 'Scale',
    title: 'Normalise',
    does: 'Brings curves of different exposure to one scale; positions and shape stay.',
  },
];

export function entryOf(kind: ProcessingKind): StepEntry {
  const entry = STEP_ENTRIES.find((each) => each.kind === kind);
  if (!entry) throw new Error(`There is no description of the step ${kind}.`);
  return entry;
}

/** The steps that make sense for a technique, group by group. */
export function stepsFor(technique: Technique): { group: StepGroup; entries: StepEntry[] }[] {
  return STEP_GROUPS.map((group) => ({
    group,
    entries: STEP_ENTRIES.filter(
      (each) => each.group === group && (each.technique === undefined || each.technique === technique),
    ),
  }));
}

/** What a step's parameters refer to. */
export interface StepContext {
  technique: Technique;
  unit: AxisUnit;
  points: number;
  range: [number, number];
}

export function contextOf({ technique, unit, points, range }: MeasurementDetail): StepContext {
  return { technique, unit, points, range };
}

/** Mean distance of two points, axis units. */
export function spacingOf({ points, range }: StepContext): number {
  return (range[1] - range[0]) / Math.max(1, points - 1);
}

/** A step as it starts when it is added: parameters that suit the sampling of this measurement. */
export function newStep(kind: ProcessingKind, context: StepContext): ProcessingStep {
  const spacing = spacingOf(context);
  // About four times a usual width: 1.5° of 2θ, 60 1/cm, otherwise a fiftieth of the range.
  const wide = context.unit === 'twoTheta' ? 1.5 : context.unit === 'ramanShift' ? 60 : (spacing * context.points) / 50;
  const window = Math.round(Math.min(Math.max(wide / spacing, 5), 2000, Math.max(5, context.points / 4)));
  switch (kind) {
    case 'background-snip':
      return { kind, iterations: window, smoothing: true };
    case 'background-arpls':
    case 'background-airpls':
      return { kind, lambda: 1e5 };
    case 'background-rolling-ball':
      return { kind, radius: window };
    case 'background-polynomial':
      return { kind, degree: 5 };
    case 'smooth-savitzky-golay':
      return { kind, window: 7, degree: 2 };
    case 'smooth-whittaker':
      return { kind, lambda: 10 };
    case 'strip-alpha2':
      return { kind, ratio: 0.5 };
    case 'remove-cosmic-rays':
      return { kind, threshold: 8, width: 2 };
    case 'crop':
      return { kind, from: outward(context.range[0], Math.floor), to: outward(context.range[1], Math.ceil) };
    case 'resample':
      return { kind, step: Number(spacing.toPrecision(3)) };
    case 'normalise':
      return { kind, mode: 'maximum' };
  }
}

/** A bound with three decimals that leaves nothing out. */
function outward(bound: number, round: (value: number) => number): number {
  return round(bound * 1000) / 1000;
}
