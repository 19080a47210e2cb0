import type { z } from 'zod';
import { LabError } from '../../contract/data/errors.js';

/**
 * Reads a JSON column. `check` may be looser than T: it guards the shape that readers lean on, and the value is returned whole,
 * so that fields written by a newer version are kept.
 * @throws LabError `database-damaged` naming `what`
 */
export function readJson<T>(text: string, check: z.ZodType, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged(what, cause);
  }
  const result = check.safeParse(value);
  if (!result.success) throw damaged(what, result.error);
  return value as T;
}

function damaged(what: string, cause: unknown): LabError {
  return new LabError(
    'database-damaged',
    `The stored ${what} cannot be read. Restore a backup, or delete the entry and import it again.`,
    { what },
    { cause },
  );
}
