import { z } from 'zod';
import type { AxisUnit } from './spectrum.js';

/**
 * A number, or how it is drawn. `integer` includes both ends. Everything along the axis (positions, shifts, widths) is in units of the
 * axis; on an axis of points that is points.
 */
export const quantitySchema = z.union([
  z.number(),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('uniform'), from: z.number(), to: z.number() }),
    z.object({ kind: z.literal('integer'), from: z.int(), to: z.int() }),
    z.object({ kind: z.literal('normal'), mean: z.number(), sd: z.number().min(0) }),
    z.object({ kind: z.literal('gamma'), shape: z.number().positive(), scale: z.number().positive() }),
    z.object({ kind: z.literal('choice'), values: z.array(z.number()).min(1).max(1000) }),
  ]),
]);
export type Quantity = z.infer<typeof quantitySchema>;

const shape = z.enum(['gaussian', 'lorentzian', 'pseudo-voigt']);
export type PeakShape = z.infer<typeof shape>;

/** What a peak does not say for itself holds for all (`width`, `shape`, `mixing` of the recipe). */
const recipePeakSchema = z.object({
  position: quantitySchema,
  height: quantitySchema,
  /** In the measure of the recipe's width. */
  width: quantitySchema.optional(),
  shape: shape.optional(),
  /** Lorentzian share of a pseudo-Voigt, 0-1. */
  mixing: quantitySchema.optional(),
});
export type RecipePeak = z.infer<typeof recipePeakSchema>;

const recipeClassSchema = z.object({
  name: z.string().trim().min(1).max(200),
  peaks: z.array(recipePeakSchema).max(500),
  /** Samples of this class relative to the others: 0.1 makes a rare class. */
  share: z.number().min(0).max(100).default(1),
});
export type RecipeClass = z.infer<typeof recipeClassSchema>;

/** Bounds keep what is drawn finite; what makes sense together is checked when the dataset is made. */
const length = z.number().positive().max(1000);
const angle = z.number().gt(0).lt(180);
export const crystalSystems = [
  'triclinic',
  'monoclinic',
  'orthorhombic',
  'tetragonal',
  'trigonal',
  'hexagonal',
  'cubic',
] as const;
export type CrystalSystem = (typeof crystalSystems)[number];

/** A crystalline phase as a class: its lines without strain, and what strain may change. */
const phaseClassSchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** Spectra of this phase relative to the others. */
  share: z.number().min(0).max(100).default(1),
  /** Where it comes from. */
  source: z.string().max(2000).default(''),
  /** Å and degrees. Without it, and for lines without indices, strain is the same in all directions. */
  lattice: z
    .object({
      system: z.enum(crystalSystems),
      cell: z.object({ a: length, b: length, c: length, alpha: angle, beta: angle, gamma: angle }),
    })
    .exactOptional(),
  lines: z
    .array(
      z.object({
        /** Å */
        d: z.number().positive().max(1000),
        /** Σ |F|² over the family, without Lorentz-polarisation; any scale. */
        intensity: z.number().positive(),
        hkl: z.tuple([z.int(), z.int(), z.int()]).exactOptional(),
      }),
    )
    .min(1)
    .max(1000),
});
export type PhaseClass = z.infer<typeof phaseClassSchema>;

const phaseClassesSchema = z.object({
  kind: z.literal('phases'),
  phases: z.array(phaseClassSchema).min(1).max(2000),
  /** Relative change of each free length of the cell, the system kept; free angles change by as many radians. */
  strain: quantitySchema.default(0),
  /** 0-1: lines whose planes stand across a drawn direction keep 1 - texture of their intensity. */
  texture: quantitySchema.default(0),
  /** nm; adds Scherrer's width (K 0.9) to that of the recipe, in squares. */
  domainSize: quantitySchema.exactOptional(),
  /** Lines of another phase of the list beside those of the class. */
  impurity: z
    .object({
      /** Part of the spectra that has one. */
      chance: z.number().min(0).max(1),
      /** Its highest line; that of the class is 1. */
      height: quantitySchema,
    })
    .default({ chance: 0, height: 0 }),
});
export type PhaseClasses = z.infer<typeof phaseClassesSchema>;

const classesSchema = z.discriminatedUnion('kind', [
  /** Diffraction patterns calculated from lines; the axis is 2θ and says its wavelength. */
  phaseClassesSchema,
  z.object({ kind: z.literal('listed'), list: z.array(recipeClassSchema).min(1).max(5000) }),
  /** Classes drawn by a law, the same ones for the same seed whatever the seed of the samples is. */
  z.object({
    kind: z.literal('drawn'),
    seed: z.int().min(0),
    count: z.int().min(1).max(5000),
    /** `value + plus`, rounded to a whole number of peaks and held within `from` and `to`. */
    peakCount: z.object({
      value: quantitySchema,
      plus: z.int().default(0),
      from: z.int().min(1).max(500),
      to: z.int().min(1).max(500),
    }),
    position: quantitySchema,
    height: quantitySchema,
    /** Divides the heights of a class by its highest and rounds to three digits. */
    relativeHeights: z.boolean().default(true),
  }),
]);

/** How many classes a recipe has. */
export function classCountOf(classes: z.infer<typeof classesSchema>): number {
  switch (classes.kind) {
    case 'phases':
      return classes.phases.length;
    case 'listed':
      return classes.list.length;
    case 'drawn':
      return classes.count;
  }
}

const variationSchema = z.object({
  /** Added to the position of every peak of a spectrum alike. */
  shiftTogether: quantitySchema.default(0),
  /** Added to each position by itself. */
  shiftEach: quantitySchema.default(0),
  /** Multiplies all heights of a spectrum alike. */
  scaleTogether: quantitySchema.default(1),
  /** Added to each height by itself. */
  heightEach: quantitySchema.default(0),
  /** Peaks of exactly this height keep it. */
  fixedHeights: z.array(z.number()).max(20).default([]),
  /** Heights are held within, after all variation. */
  heightRange: z.tuple([z.number(), z.number()]).default([0, 1e9]),
});

const widthSchema = z.object({
  /** Standard deviation (of the Gaussian) or full width at half maximum. */
  measure: z.enum(['sigma', 'fwhm']),
  value: quantitySchema,
  /** Drawn for each peak instead of once for the spectrum. */
  each: z.boolean().default(false),
});

/**
 * `profile`: each peak is the curve of its shape, `height` high. `filtered`: heights are put on whole points (the last one wins) and go
 * through a normalised Gaussian filter cut at `truncate` standard deviations, as in the benchmark study; Gaussian only.
 */
const renderingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profile') }),
  z.object({ kind: z.literal('filtered'), truncate: z.number().positive().max(20).default(4) }),
]);

/** Part of the spectra that has this background. */
const chance = z.number().min(0).max(1).default(1);
const backgroundSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant'), chance, value: quantitySchema }),
  /** A straight line between its values at both ends. */
  z.object({ kind: z.literal('linear'), chance, first: quantitySchema, last: quantitySchema }),
  /**
   * `terms` Chebyshev polynomials from the zeroth on, each coefficient uniform within ±scale/terms (as in powdiffrac); `lift` raises it
   * until nothing is below zero.
   */
  z.object({
    kind: z.literal('chebyshev'),
    chance,
    terms: quantitySchema,
    scale: quantitySchema,
    lift: z.boolean().default(false),
  }),
  /** `height` at the first point, falling to 1/e of it over `decay`. */
  z.object({ kind: z.literal('exponential'), chance, height: quantitySchema, decay: quantitySchema }),
  /** A broad Gaussian, as of glass; `width` is its full width at half maximum. */
  z.object({
    kind: z.literal('hump'),
    chance,
    position: quantitySchema,
    height: quantitySchema,
    width: quantitySchema,
  }),
  /** A smooth polynomial that is nowhere negative, as fluorescence under Raman bands; `height` is its maximum. */
  z.object({ kind: z.literal('fluorescence'), chance, degree: z.int().min(1).max(12), height: quantitySchema }),
]);
export type BackgroundRecipe = z.infer<typeof backgroundSchema>;

const noiseSchema = z.discriminatedUnion('kind', [
  /** The same everywhere; standard deviation in units of the signal. */
  z.object({ kind: z.literal('white'), sd: quantitySchema }),
  /** Counting statistics; `counts` are the counts of intensity 1. Intensities below zero count nothing. */
  z.object({ kind: z.literal('poisson'), counts: quantitySchema }),
  /** White noise whose standard deviation is this part of the spectrum's maximum. */
  z.object({ kind: z.literal('proportional'), fraction: quantitySchema }),
  /** Each point times 1 + normal(0, sd): noise in proportion to the intensity at the point. */
  z.object({ kind: z.literal('multiplicative'), sd: quantitySchema }),
]);
export type NoiseRecipe = z.infer<typeof noiseSchema>;

export const normalisationSchema = z.enum(['none', 'maximum', 'range', 'area', 'vector', 'snv']);
/** `maximum` divides by it; `range` to 0-1; `area` by the sum of magnitudes; `vector` by the root of the sum of squares; `snv` to mean 0, deviation 1. */
export type Normalisation = z.infer<typeof normalisationSchema>;

/** Done to made spectra, before they are normalised, and then to every measurement that the model is asked about. */
export const preparationSchema = z.object({
  /** Subtracts the background that clipping of peaks (SNIP) leaves with half windows up to this, in units of the axis. */
  background: z.number().positive().max(100_000).exactOptional(),
  /** Square roots of the intensities, so that weak lines count for more. */
  root: z.boolean().default(false),
});
export type Preparation = z.infer<typeof preparationSchema>;

const gridFields = {
  /** Added to all positions of a spectrum. */
  shifts: z.array(z.number()).min(1).max(100),
  /** Added to all heights but those of `exceptHeight`. */
  heights: z.array(z.number()).min(1).max(100),
};
const splitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn'), perClass: z.int().min(0).max(1_000_000) }),
  /** Every shift with every height, nothing drawn; heights go outside, shifts inside. */
  z.object({
    kind: z.literal('grid'),
    ...gridFields,
    exceptHeight: z.number().optional(),
    /** In the measure of the recipe's width. */
    width: z.number().positive(),
    /** Classes (by number) with a grid of their own; the first that names the class holds. */
    overrides: z
      .array(
        z.object({
          classes: z.array(z.int().min(0)).min(1),
          shifts: gridFields.shifts.optional(),
          heights: gridFields.heights.optional(),
        }),
      )
      .default([]),
  }),
]);

export const splitNames = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof splitNames)[number];

const head = {
  title: z.string().trim().min(1).max(200),
  description: z.string().max(5000).default(''),
  /** Where the parameters come from. */
  source: z.string().max(2000).default(''),
  seed: z.int().min(0),
};

/** How spectra are made from nothing. The same recipe and seed always give the same numbers. */
export const syntheticRecipeSchema = z.object({
  kind: z.literal('synthetic'),
  ...head,
  length: z.int().min(8).max(100_000),
  axis: z
    .object({
      unit: z.enum(['point', 'twoTheta', 'dSpacing', 'q', 'ramanShift', 'wavelength']),
      from: z.number(),
      step: z.number().positive(),
      /** Å, of the radiation of patterns in 2θ: measurements made with another one are brought to it. */
      wavelength: z.number().gt(0.05).lt(10).exactOptional(),
    })
    .default({ unit: 'point', from: 0, step: 1 }),
  classes: classesSchema,
  variation: variationSchema.default(variationSchema.parse({})),
  width: widthSchema,
  shape: shape.default('gaussian'),
  mixing: quantitySchema.default(0.5),
  rendering: renderingSchema.default({ kind: 'profile' }),
  /** Added up. */
  background: z.array(backgroundSchema).max(10).default([]),
  /** One after the other. */
  noise: z.array(noiseSchema).max(10).default([]),
  /** After the noise. */
  clip: z.object({ from: z.number().optional(), to: z.number().optional() }).default({}),
  prepare: preparationSchema.exactOptional(),
  normalise: normalisationSchema.default('none'),
  splits: z.object({ train: splitSchema, validation: splitSchema, test: splitSchema }),
});
export type SyntheticRecipe = z.infer<typeof syntheticRecipeSchema>;

const share = z.number().min(0).max(0.9);
/** How stored, labelled measurements become training data. */
export const measuredRecipeSchema = z.object({
  kind: z.literal('measured'),
  ...head,
  items: z
    .array(
      z.object({
        measurementId: z.string().min(1).max(200),
        label: z.string().trim().min(1).max(200),
        /** The piece that was measured; its spectra never stand on two sides. */
        specimen: z.string().trim().min(1).max(200),
        /** Said by hand; then every item says it. */
        split: z.enum(splitNames).optional(),
      }),
    )
    .min(2)
    .max(20_000),
  /** Left out: what all measurements cover, at their usual step. */
  grid: z.object({ from: z.number(), to: z.number(), step: z.number().positive() }).optional(),
  /** Where a measurement does not reach the end of the grid. */
  outside: z.enum(['refuse', 'edge', 'zero']).default('refuse'),
  /** Shares of the specimens of each class. */
  split: z.object({ validation: share, test: share }).default({ validation: 0.15, test: 0.2 }),
  /** Of training spectra only, `copies` further ones of each; mixing within the class as in Liu 2017. */
  augmentation: z
    .object({
      copies: z.int().min(0).max(1000),
      /** In units of the axis. */
      shift: quantitySchema.default(0),
      scale: quantitySchema.default(1),
      /** Noise in proportion to the intensity at the point. */
      noise: quantitySchema.default(0),
      /** How many spectra of the class are mixed at most, in random parts; 1 mixes none. */
      mix: z.int().min(1).max(10).default(1),
    })
    .default({ copies: 0, shift: 0, scale: 1, noise: 0, mix: 1 }),
  normalise: normalisationSchema.default('maximum'),
});
export type MeasuredRecipe = z.infer<typeof measuredRecipeSchema>;

export const datasetRecipeSchema = z.discriminatedUnion('kind', [syntheticRecipeSchema, measuredRecipeSchema]);
export type DatasetRecipe = z.infer<typeof datasetRecipeSchema>;

/** Even axis of all spectra of a dataset. */
export interface DatasetAxis {
  unit: 'point' | AxisUnit;
  from: number;
  step: number;
  /** Å, of an axis in 2θ: what was measured with another one is brought to it. */
  wavelength?: number;
}

/** The peaks as drawn: those of sample i stand at `offsets[i]` up to `offsets[i + 1]`. */
export interface DrawnPeaks {
  /** samples + 1 entries. */
  offsets: Int32Array;
  /** In units of the axis. */
  position: Float32Array;
  height: Float32Array;
  /** Full width at half maximum, in units of the axis. */
  fwhm: Float32Array;
}

export interface DatasetMeta {
  classNames: string[];
  length: number;
  axis: DatasetAxis;
  /** Synthetic data only. */
  peaks?: DrawnPeaks;
  /** Measured data only: whose spectrum each sample is. */
  specimens?: string[];
}

/** Spectra with their classes: the input of every trainer. */
export interface DatasetPart {
  /** n × length, one spectrum after the other. */
  x: Float32Array;
  /** n class numbers. */
  labels: Int32Array;
  meta: DatasetMeta;
}

export type SplitCounts = Record<SplitName, number>;

export interface DatasetSummary {
  id: string;
  title: string;
  kind: DatasetRecipe['kind'];
  classes: number;
  length: number;
  counts: SplitCounts;
  seed: number;
  /** Of the numbers of all three parts, hex: equal content, equal hash. */
  sha256: string;
  createdAt: string;
}

export interface DatasetDetail extends DatasetSummary {
  recipe: DatasetRecipe;
  classNames: string[];
  axis: DatasetAxis;
  /** What to know about it, one sentence each. */
  notes: string[];
}

/** A few spectra to look at. */
export interface DatasetPreview extends DatasetPart {
  counts: SplitCounts;
  notes: string[];
}

/** A recipe that ships with Phaselens. */
export interface BundledRecipe {
  id: string;
  recipe: SyntheticRecipe;
}
