import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import { resolveClasses } from '../../synthesis/resolveClasses.js';
import type { Experiment } from '../experimentLab.js';
import { readParameters } from '../shared/readParameters.js';
import { runTrials, type Trial } from '../shared/runTrials.js';
import { keyOf, NETWORK, report } from './report.js';
import { parametersSchema, type Parameters } from './parameters.js';

/** E4: classical models on max-pooled spectra. */
export const e4: Experiment = {
  id: 'e4',
  async run(lab, recipe) {
    const parameters = readParameters('e4', parametersSchema, recipe);
    return report(parameters, await runTrials(lab, trialsOf(parameters)));
  },
};

function trialsOf({ data, depths, models, training }: Parameters): Trial[] {
  const architecture = slidesCnn({ inputLength: data.length, outputs: resolveClasses(data).length });
  return [
    { key: NETWORK, data, model: { kind: 'network', architecture, training } },
    ...depths.flatMap((depth) =>
      models.map(({ name, model }): Trial => {
        const before = Array.from({ length: depth }, () => ({ kind: 'max-pool' as const, size: 2 }));
        return { key: keyOf(name, depth), data, model: { kind: 'classical', spec: { before, model } } };
      }),
    ),
  ];
}
