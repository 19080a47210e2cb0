import { resolveClasses } from '../../synthesis/resolveClasses.js';
import type { Experiment } from '../experimentLab.js';
import { readParameters } from '../shared/readParameters.js';
import { runTrials, type Trial } from '../shared/runTrials.js';
import { conditionNames, parametersSchema, type Parameters } from './parameters.js';
import { keyOf, report } from './report.js';
import { towerOf } from './towerOf.js';

/** E5: what convolutions add to pools, and what pools do alone. */
export const e5: Experiment = {
  id: 'e5',
  async run(lab, recipe) {
    const parameters = readParameters('e5', parametersSchema, recipe);
    return report(parameters, await runTrials(lab, trialsOf(parameters)));
  },
};

/** Those with convolutions first: they take long. */
function trialsOf(parameters: Parameters): Trial[] {
  const { filters, kernel, units, training } = parameters;
  const trials = (convolved: boolean): Trial[] =>
    conditionNames.flatMap((name) => {
      const { data, depths } = parameters[name];
      const size = { inputLength: data.length, outputs: resolveClasses(data).length, units };
      return depths
        .filter((depth) => depth > 0 || !convolved)
        .map((depth): Trial => {
          const architecture = towerOf({ ...size, depth, ...(convolved ? { convolution: { filters, kernel } } : {}) });
          return { key: keyOf(name, convolved, depth), data, model: { kind: 'network', architecture, training } };
        });
    });
  return [...trials(true), ...trials(false)];
}
