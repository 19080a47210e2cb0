import type { ArchitectureSpec } from '../../contract/index.js';
import { planNetwork, type Parameter } from './planNetwork.js';

export interface ParameterCount {
  total: number;
  /** Those that training changes by gradients; the rest are moving statistics. */
  trainable: number;
}

/** Numbers that a network holds. @throws LabError as {@link planNetwork} */
export function parameterCount(spec: ArchitectureSpec): ParameterCount {
  const all = planNetwork(spec).flatMap(({ parameters }) => parameters);
  const count = (list: Parameter[]) =>
    list.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  return { total: count(all), trainable: count(all.filter(({ trainable }) => trainable)) };
}
