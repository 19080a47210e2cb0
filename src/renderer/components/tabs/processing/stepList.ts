import type { ProcessingStep } from '../../../../contract/index.js';

/** The list with one step at another place. */
export function moved(steps: readonly ProcessingStep[], from: number, to: number): ProcessingStep[] {
  const next = [...steps];
  const [step] = next.splice(from, 1);
  if (step) next.splice(Math.min(Math.max(0, to), next.length), 0, step);
  return next;
}

/** Whether both lists do the same: kinds and parameters in the same order. */
export function sameSteps(a: readonly ProcessingStep[], b: readonly ProcessingStep[]): boolean {
  return a.length === b.length && a.every((step, i) => sameStep(step, b[i]));
}

function sameStep(a: ProcessingStep, b: ProcessingStep | undefined): boolean {
  if (!b) return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value);
}
