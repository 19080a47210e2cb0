import type { SymmetryOperator } from './symmetryOperator.js';

/** Equal for operators that are the same modulo whole cells; translations compared to 1/4800 of the axis. */
export function operatorKey(operator: SymmetryOperator): string {
  return `${operator.rotation.join()}|${operator.translation.map((t) => Math.round(t * 4800) % 4800).join()}`;
}
