import type { z } from 'zod';
import { LabError, type ExperimentId } from '../../../contract/index.js';

/** What an experiment's own schema makes of its parameters. @throws LabError `invalid-input` naming the place */
export function readParameters<Schema extends z.ZodType>(
  experiment: ExperimentId,
  schema: Schema,
  parameters: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(parameters);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LabError(
    'invalid-input',
    `The parameters of experiment ${experiment.toUpperCase()} do not fit: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
  );
}
