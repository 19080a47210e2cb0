import type { OptimiserSpec } from '../../../../contract/index.js';
import { slotName } from '../../fit/trainingState.js';
import { comesFirst, type Graph, type Ref } from './graph.js';
import type { Variables } from './variables.js';

const T = { T: { type: 'float' } } as const;

/** How many arrays an optimiser remembers for each parameter. */
export function slotCount(spec: OptimiserSpec): number {
  if (spec.type === 'adam') return 2;
  return spec.momentum > 0 ? 1 : 0;
}

/** Changes a parameter by its gradient, as Keras 3 does. `rate` holds Adam's correction of the first steps already. */
export function applyGradient(
  g: Graph,
  spec: OptimiserSpec,
  variables: Variables,
  { parameter, gradient, rate, after }: { parameter: string; gradient: Ref; rate: Ref; after: readonly Ref[] },
): Ref {
  const variable = variables.handle(parameter);
  const slot = (index: number): Ref => variables.handle(slotName(parameter, index));
  const late = after.map(comesFirst);
  if (spec.type === 'adam') {
    const numbers = [spec.beta1, spec.beta2, spec.epsilon].map((value) => g.scalar(value));
    const zero = g.scalar(0);
    return g.node('ResourceApplyAdam', [variable, slot(0), slot(1), zero, zero, rate, ...numbers, gradient, ...late], {
      ...T,
      use_nesterov: { bool: false },
    });
  }
  if (spec.momentum === 0) return g.node('ResourceApplyGradientDescent', [variable, rate, gradient, ...late], T);
  return g.node('ResourceApplyKerasMomentum', [variable, slot(0), rate, gradient, g.scalar(spec.momentum), ...late], {
    ...T,
    use_nesterov: { bool: spec.nesterov },
  });
}
