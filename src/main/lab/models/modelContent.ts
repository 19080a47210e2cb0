import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  decodeWire,
  encodeWire,
  LabError,
  measuredRecipeSchema,
  runPlanSchema,
  syntheticRecipeSchema,
} from '../../../contract/index.js';
import { decodeClassifier } from '../../../core/classical/decodeClassifier.js';
import { isWholeClassifier } from '../../../core/classical/isWholeClassifier.js';
import { planNetwork } from '../../../core/architectures/planNetwork.js';

const finite = z.number();
const axisSchema = z.strictObject({
  unit: z.enum(['point', 'twoTheta', 'dSpacing', 'q', 'ramanShift', 'wavelength']),
  from: finite,
  step: finite.positive(),
  wavelength: finite.positive().exactOptional(),
});
const weightSchema = z.strictObject({
  name: z.string().max(200),
  shape: z.array(z.int().min(1)).max(8),
  values: z.custom<Float32Array>((value) => value instanceof Float32Array, 'no numbers of single precision'),
});

/** Which measurements it was, is nobody's business but that of the laboratory. */
const recipeSchema = z.discriminatedUnion('kind', [syntheticRecipeSchema, measuredRecipeSchema.omit({ items: true })]);
/** How the training data were made. */
export type ModelRecipe = z.infer<typeof recipeSchema>;

const modelContentSchema = z.strictObject({
  format: z.literal(1),
  /** With the seed of the run. */
  plan: runPlanSchema,
  seed: z.int().min(0).max(4_294_967_295),
  dataset: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), recipe: recipeSchema }),
  classNames: z.array(z.string().min(1).max(200)).min(1).max(5000),
  axis: axisSchema,
  length: z.int().min(1).max(1_000_000),
  /** Of a network, in the order of its layers. */
  weights: z.array(weightSchema).max(5000).exactOptional(),
  /** Of a classical model, in bytes of `encodeClassifier`. */
  classifier: z.custom<Uint8Array>((value) => value instanceof Uint8Array).exactOptional(),
});

/** All that a model is: recipe and numbers. Dates, names and scores are not in it, so that equal trainings give equal models. */
export type ModelContent = z.infer<typeof modelContentSchema>;

/** The content as bytes that do not depend on the order of properties, and the model's name. */
export function encodeModel(content: ModelContent): { bytes: Uint8Array; hash: string } {
  const bytes = encodeWire(inOrder(content));
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** @throws LabError `damaged-file` naming `what`, where it is no content of a model or does not fit together */
export function decodeModel(bytes: Uint8Array, what: string): ModelContent {
  const refuse = (why: string, cause?: unknown): LabError =>
    new LabError('damaged-file', `${what} is no whole model of Phaselens: ${why}.`, {}, { cause });
  let value: unknown;
  try {
    value = decodeWire(bytes);
  } catch (error) {
    throw refuse('it is cut off or changed', error);
  }
  const parsed = modelContentSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse(`${issue?.path.slice(0, 4).join('.') || 'it'} is not as it has to be`, parsed.error);
  }
  const misfit = findMisfit(parsed.data);
  if (misfit !== undefined) throw refuse(misfit);
  return parsed.data;
}

function findMisfit({ plan, seed, weights, classifier, classNames, length }: ModelContent): string | undefined {
  if (plan.kind === 'classical') {
    if (!classifier || weights) return 'its numbers are missing';
    try {
      const data = decodeClassifier(classifier);
      if (!isWholeClassifier(data)) return 'its numbers are damaged';
      if (data.columns !== length || data.classes !== classNames.length)
        return 'its numbers are those of another model';
    } catch (error) {
      return error instanceof LabError ? 'its numbers are damaged' : 'its numbers cannot be read';
    }
    return undefined;
  }
  if (!weights || classifier) return 'its weights are missing';
  const { architecture } = plan.training;
  if (architecture.inputLength !== length) return 'its network takes spectra of another length';
  if (plan.training.seed !== seed) return 'it names two seeds';
  let wanted;
  try {
    wanted = planNetwork(architecture).flatMap(({ parameters }) => parameters);
  } catch {
    return 'its network cannot be built';
  }
  const fits =
    wanted.length === weights.length &&
    wanted.every(({ name, shape }, i) => {
      const weight = weights[i];
      const count = shape.reduce((product, size) => product * size, 1);
      return weight?.name === name && weight.shape.join() === shape.join() && weight.values.length === count;
    });
  return fits ? undefined : 'its weights are those of another network';
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, inOrder(item)]),
  );
}
