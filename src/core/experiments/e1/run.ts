import type { ExperimentFigure } from '../../../contract/index.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import { resolveClasses } from '../../synthesis/resolveClasses.js';
import type { Experiment, ExperimentLab } from '../experimentLab.js';
import { readParameters } from '../shared/readParameters.js';
import { runTrials, type Trial, type TrialModel } from '../shared/runTrials.js';
import { ceilingOf } from './ceilingOf.js';
import { keyOf, report } from './report.js';
import { parametersSchema, type Parameters } from './parameters.js';

/** E1: what the one-peak, two-height problem is worth, and what limits it. */
export const e1: Experiment = {
  id: 'e1',
  async run(lab, recipe) {
    const parameters = readParameters('e1', parametersSchema, recipe);
    const scores = await runTrials(lab, trialsOf(parameters));
    const ceilings = await lab.map(parameters.conditions, (condition) =>
      Promise.all(lab.seeds.map((seed) => ceilingOf(lab, condition, parameters.border, seed))),
    );
    return report(parameters, scores, ceilings, await examples(lab, parameters));
  },
};

/** The network on the dataset itself, the others on every condition. */
function trialsOf({ conditions, training, forest, baseline }: Parameters): Trial[] {
  const [full] = conditions;
  if (!full) return [];
  const size = { inputLength: full.data.length, outputs: resolveClasses(full.data).length };
  const classical = (name: 'forest' | 'baseline', model: TrialModel): Trial[] =>
    conditions.map((condition) => ({ key: keyOf(name, condition), data: condition.data, model }));
  return [
    {
      key: keyOf('network', full),
      data: full.data,
      model: { kind: 'network', architecture: slidesCnn(size), training },
    },
    ...classical('forest', { kind: 'classical', spec: forest }),
    ...classical('baseline', { kind: 'classical', spec: baseline }),
  ];
}

async function examples(lab: ExperimentLab, { conditions, examples: each }: Parameters): Promise<ExperimentFigure> {
  const [first] = conditions;
  if (!first) throw new RangeError('no condition');
  const { x, labels, meta } = await lab.data({ ...first.data, seed: lab.seeds[0] ?? 0 }, 'test');
  const positions = Array.from({ length: meta.length }, (_, i) => meta.axis.from + i * meta.axis.step);
  const series = meta.classNames.flatMap((name, classNumber) =>
    [...labels.keys()]
      .filter((row) => labels[row] === classNumber)
      .slice(0, each)
      .map((row, i) => ({
        name: `${name}, ${i + 1}`,
        group: name,
        x: positions,
        y: Array.from(x.subarray(row * meta.length, (row + 1) * meta.length)),
      })),
  );
  return {
    kind: 'lines',
    id: 'examples',
    title: 'Spectra of both classes',
    caption: `Test spectra of the first seed, ${each} of each class: the peak moves and changes its height and width, over a background and noise.`,
    x: { label: 'point' },
    y: { label: 'intensity' },
    series,
  };
}
