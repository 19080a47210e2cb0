import { z } from 'zod';
import { syntheticRecipeSchema } from '../../../contract/index.js';
import { trainingSchema } from '../shared/trainingSchema.js';

const conditionSchema = z.strictObject({
  name: z.string().min(1),
  data: syntheticRecipeSchema,
  /** Pools of 2 one after the other; 0 is the dense head alone and must be there. */
  depths: z.array(z.int().min(0).max(10)).min(2),
});
export type Condition = z.output<typeof conditionSchema>;

export const parametersSchema = z.strictObject({
  /** Nothing but position and height varies. */
  position: conditionSchema,
  /** The same with the width, the background or the noise varied as well, one at a time. */
  width: conditionSchema,
  background: conditionSchema,
  noise: conditionSchema,
  /** The dataset itself. */
  all: conditionSchema,
  filters: z.int().min(1).max(256),
  kernel: z.int().min(1).max(1000),
  /** Of the hidden layer of the head. */
  units: z.int().min(1).max(10_000),
  training: trainingSchema,
  /** A cost below this is none. */
  margin: z.number().positive().max(0.1),
});
export type Parameters = z.output<typeof parametersSchema>;

export const conditionNames = ['position', 'width', 'background', 'noise', 'all'] as const;
export type ConditionName = (typeof conditionNames)[number];
