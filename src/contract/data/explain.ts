import { z } from 'zod';
import { splitNames, type DatasetAxis } from './dataset.js';

/** The spectrum that is looked at: a measurement as processed, or one of a dataset. */
export const explainSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('measurement'), measurementId: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('sample'),
    datasetId: z.string().min(1).max(200),
    split: z.enum(splitNames),
    number: z.int().min(0),
  }),
]);
export type ExplainSubject = z.infer<typeof explainSubjectSchema>;

/**
 * `gradCam`, `cam` (networks that end with global average pooling), `gradient`: see the trainer. `occlusion`: loss of the class's
 * probability when a stretch is replaced by the line between its ends. `importance`: what a classical model looks at in all spectra.
 */
export const attributionMethods = ['gradCam', 'cam', 'gradient', 'occlusion', 'importance'] as const;
export type AttributionMethod = (typeof attributionMethods)[number];

/** Which maps are shown: of this spectrum, their mean over training spectra of the class, or the one minus the other. */
export const mapViews = ['spectrum', 'classMean', 'difference'] as const;
export type MapView = (typeof mapViews)[number];

/** The spectrum as the model gets it. */
export interface ExplainedSpectrum {
  title: string;
  axis: DatasetAxis;
  /** Model input, one number per point of the axis. */
  y: Float32Array;
  /** Most probable first, all classes up to 50. */
  prediction: { className: string; probability: number }[];
  /** Of a sample, or of a measurement whose label is known. */
  trueClass?: string;
  /** Of the peak table, or as drawn for synthetic spectra; in units of the axis. */
  peaks: { position: number; fwhm: number; height: number; label: string }[];
  /** Of a measurement: its reports show what this model looks at. */
  inReport?: boolean;
  /** Methods that this model allows. */
  methods: AttributionMethod[];
  notes: string[];
}

/**
 * What varies among spectra of one class, before and after a layer, each as a part of the signal so that scales do not count.
 * Lower is less variation. null where it could not be measured (no peak left, one point left).
 */
export interface VariationMeasures {
  /** Root mean square of the difference to the same spectra without noise, over the mean peak height. */
  noise: number | null;
  /** The same for the background: largest minus smallest of the smooth part, over the peak height. */
  background: number | null;
  /** Coefficient of variation of the full width at half maximum of the highest peak. */
  width: number | null;
  /** Standard deviation of the position of the maximum, in points of this layer. */
  position: number | null;
}

export interface ExplainedLayer {
  /** Unique in the network, e.g. `conv1`. */
  name: string;
  /** E.g. `conv 1`. */
  label: string;
  type: string;
  /** E.g. `1300 × 16 · k 21`. */
  shape: string;
  length: number;
  channels: number;
  /** Whether it has points that can be drawn along the axis. */
  drawable: boolean;
  parameters: number;
  /** Channels that are zero at every point of this spectrum. */
  emptyHere: number;
  /** Channels that are zero for every one of the training spectra that were looked at. */
  emptyAlways: number;
}

/** Feature maps of one layer. */
export interface LayerMaps {
  layer: string;
  view: MapView;
  length: number;
  channels: number;
  /** Channel after channel (channels × length), unlike the trainer's order. */
  values: Float32Array;
  /** Point i looks at index `start + i · step` of the spectrum. */
  start: number;
  step: number;
  /** Per channel. */
  emptyHere: boolean[];
  emptyAlways: boolean[];
}

/** The share of one peak in the evidence. */
export interface PeakShare {
  label: string;
  position: number;
  /** 0-1 of the sum of magnitudes. */
  share: number;
}

/** Which parts of a spectrum speak for a class. */
export interface Attribution {
  method: AttributionMethod;
  className: string;
  probability: number | null;
  /** One number per point of the spectrum; positive speaks for the class, negative against it. */
  values: Float32Array;
  peaks: PeakShare[];
  /** Shares of the magnitudes, together 1: within a peak's base, elsewhere. */
  onPeaks: number;
  elsewhere: number;
  /** Part of the axis within a peak's base, 0-1: what `onPeaks` would be if the evidence were spread evenly. */
  covered?: number;
  /** Whether `onPeaks` is clearly more than `covered`. */
  clear?: boolean;
  /** E.g. `93 % of the evidence lies on peaks that the peak table knows, which cover 21 % of the axis.` */
  sentence: string;
  /** How to read it, and its limits. */
  notes: string[];
}

/** Kernels of a convolution. */
export interface LayerKernels {
  layer: string;
  kernel: number;
  inputs: number;
  filters: number;
  /** Keras's order: points, channels in, filters. */
  values: Float32Array;
}

/** What a layer does to noise, background, shape and position, measured on spectra of the model's dataset. */
export interface LayerEffect {
  layer: string;
  label: string;
  before: VariationMeasures;
  after: VariationMeasures;
}
