import { z } from 'zod';

/**
 * How the weights of a layer start. `normal` is N(0, variance); `spaced` has no chance: even steps from the first weight to the last; the
 * others are those of Keras under the same name.
 */
export const initialiserSchema = z.union([
  z.enum([
    'glorotUniform',
    'glorotNormal',
    'heUniform',
    'heNormal',
    'lecunUniform',
    'lecunNormal',
    'orthogonal',
    'zeros',
    'ones',
  ]),
  z.strictObject({ normal: z.strictObject({ variance: z.number().positive().max(100) }) }),
  z.strictObject({
    spaced: z.strictObject({ from: z.number().min(-1000).max(1000), to: z.number().min(-1000).max(1000) }),
  }),
]);
export type Initialiser = z.infer<typeof initialiserSchema>;

export const activationNames = ['linear', 'relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'softmax'] as const;
export type ActivationName = (typeof activationNames)[number];

const whole = z.number().int().min(1);
const activation = z.enum(activationNames).default('linear');
const common = {
  /** Unique in its network; made from type and number where absent. */
  name: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,40}$/)
    .optional(),
};
const weights = {
  activation,
  /** Slope left of zero of `leakyRelu`. */
  slope: z.number().min(0).max(1).default(0.3),
  bias: z.boolean().default(true),
  initialiser: initialiserSchema.default('glorotUniform'),
  /** Zeros where absent. */
  biasInitialiser: initialiserSchema.optional(),
  /** Adds `l2` times the sum of the squared weights (not biases) to the loss, as in Keras. */
  l2: z.number().min(0).max(10).default(0),
};
const padding = z.enum(['same', 'valid']);
const window = {
  ...common,
  size: whole.max(100_000),
  stride: whole.max(100_000).optional(),
  padding: padding.default('valid'),
};

const simpleLayers = [
  z.strictObject({
    type: z.literal('conv1d'),
    ...common,
    filters: whole.max(4096),
    kernel: whole.max(10_000),
    stride: whole.max(10_000).default(1),
    padding: padding.default('same'),
    ...weights,
  }),
  z.strictObject({ type: z.literal('dense'), ...common, units: whole.max(100_000), ...weights }),
  z.strictObject({
    type: z.literal('batchNorm'),
    ...common,
    momentum: z.number().min(0).max(1).default(0.99),
    epsilon: z.number().positive().max(1).default(1e-3),
  }),
  z.strictObject({
    type: z.literal('activation'),
    ...common,
    activation: z.enum(activationNames),
    slope: z.number().min(0).max(1).default(0.3),
  }),
  z.strictObject({ type: z.literal('maxPool'), ...window }),
  z.strictObject({ type: z.literal('avgPool'), ...window }),
  z.strictObject({ type: z.literal('globalAveragePool'), ...common }),
  z.strictObject({ type: z.literal('globalMaxPool'), ...common }),
  z.strictObject({ type: z.literal('flatten'), ...common }),
  z.strictObject({ type: z.literal('dropout'), ...common, rate: z.number().min(0).lt(1) }),
] as const;

export const simpleLayerSchema = z.discriminatedUnion('type', simpleLayers);

/** Two ways whose outputs are added; an empty shortcut passes the input on unchanged. The activation comes after the sum. */
const residualSchema = z.strictObject({
  type: z.literal('residual'),
  ...common,
  main: z.array(simpleLayerSchema).min(1).max(50),
  shortcut: z.array(simpleLayerSchema).max(10).default([]),
  activation,
  slope: z.number().min(0).max(1).default(0.3),
});

/**
 * Ways side by side whose outputs are joined: channels of maps of equal length, or numbers of vectors. An empty way passes the input on
 * unchanged. Inception blocks are made of it (Szegedy et al. 2015, arXiv:1409.4842).
 */
const concatSchema = z.strictObject({
  type: z.literal('concat'),
  ...common,
  branches: z.array(z.array(simpleLayerSchema).max(50)).min(2).max(8),
});

export const layerSchema = z.discriminatedUnion('type', [...simpleLayers, residualSchema, concatSchema]);

/** A network as data: everything that decides its shape, nothing that training decides. */
export const architectureSchema = z.strictObject({
  /** Stable name, such as `liu-2017`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  title: z.string().min(1).max(200),
  /** Where it is published, and what had to be chosen because the publication does not say. */
  source: z.string().max(2000).default(''),
  /** Points of a spectrum. */
  inputLength: whole.max(1_000_000),
  layers: z.array(layerSchema).min(1).max(200),
});

export type SimpleLayer = z.infer<typeof simpleLayerSchema>;
export type ResidualLayer = z.infer<typeof residualSchema>;
export type ConcatLayer = z.infer<typeof concatSchema>;
export type Layer = z.infer<typeof layerSchema>;
/** With every default filled in. */
export type ArchitectureSpec = z.infer<typeof architectureSchema>;
/** As a person or a file writes it. */
export type ArchitectureInput = z.input<typeof architectureSchema>;
export type LayerInput = z.input<typeof layerSchema>;
