import { formatOperator } from './formatOperator.js';
import { parseOperator } from './parseOperator.js';
import type { SymmetryOperator } from './symmetryOperator.js';

/** An operator and the way this program writes it. */
export interface Triplet {
  operator: SymmetryOperator;
  text: string;
}

const known = new Map<string, Triplet>();

/**
 * Reads a coordinate triplet in any spelling. A database writes the same few thousand again and again: they are remembered.
 * @throws LabError `damaged-file` when it is not one
 */
export function readTriplet(written: string): Triplet {
  const before = known.get(written);
  if (before !== undefined) return before;
  const operator = parseOperator(written);
  const triplet = { operator, text: formatOperator(operator) };
  if (known.size > 20_000) known.clear();
  known.set(written, triplet);
  return triplet;
}
