import { composeOperators } from './composeOperators.js';
import { operatorKey } from './operatorKey.js';
import type { SymmetryOperator } from './symmetryOperator.js';

/** Largest number of operators of a conventional cell, F m -3 m. Non-standard centred cells may double it. */
const limit = 768;

/**
 * All products of the generators, identity first. Returns `undefined` when they do not close below 768 operators, i.e. are no
 * space group.
 */
export function closeGroup(generators: readonly SymmetryOperator[]): SymmetryOperator[] | undefined {
  const identity: SymmetryOperator = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translation: [0, 0, 0] };
  const members = [identity];
  const seen = new Set([operatorKey(identity)]);
  for (let next = 0; next < members.length; next++) {
    for (const generator of generators) {
      const product = composeOperators(members[next] ?? identity, generator);
      const key = operatorKey(product);
      if (seen.has(key)) continue;
      if (members.length >= limit) return undefined;
      seen.add(key);
      members.push(product);
    }
  }
  return members;
}
