import { classCountOf, type VariationMeasures } from '../../../contract/index.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import type { Experiment, ExperimentFinding, ExperimentLab } from '../experimentLab.js';
import { datasetWords } from '../shared/datasetWords.js';
import { drawData } from '../shared/drawData.js';
import { factorRow } from '../shared/factorRow.js';
import { readParameters } from '../shared/readParameters.js';
import { rowOf } from '../shared/rows.js';
import { testNetwork } from '../shared/testNetwork.js';
import { trainingWords } from '../shared/trainingWords.js';
import { mapFigure, spectrumFigure, throughLayers } from './figures.js';
import { judgeE3 } from './judgeE3.js';
import { drawProbes, measureNetwork } from './measureNetwork.js';
import { e3Schema, type E3Parameters } from './parameters.js';
import { splitActivations } from './splitActivations.js';
import { stageFactors, type Factors, type Measure } from './stageFactors.js';

/** What the feature maps of a trained and of an untrained network still hold of noise, background, widths and positions. */
export const e3: Experiment = {
  id: 'e3',
  run: async (lab, parameters) => run(lab, readParameters('e3', e3Schema, parameters)),
};

async function run(lab: ExperimentLab, parameters: E3Parameters): Promise<ExperimentFinding> {
  const { dataset, training, probesPerClass } = parameters;
  const { architecture, stages } = splitActivations(
    slidesCnn({
      inputLength: dataset.length,
      outputs: classCountOf(dataset.classes),
    }),
  );
  lab.announce(lab.seeds.length);
  const runs = await lab.map(lab.seeds, async (seed, index) => {
    const data = await drawData(lab, dataset, seed);
    const { network, accuracy } = await testNetwork(lab, { ...data, architecture, training, seed });
    const untrained = await lab.initialise(architecture, seed);
    const probes = await drawProbes(lab, { ...dataset, seed }, probesPerClass);
    const first = probes[0]?.full.slice(0, dataset.length) ?? new Float32Array();
    const drawn =
      index === 0 ? await lab.layerMaps(network, first, [stages[1]?.layer ?? '', stages.at(-1)?.layer ?? '']) : [];
    const found = {
      accuracy,
      drawn,
      first,
      trained: await measureNetwork(lab, network, stages, probes),
      untrained: await measureNetwork(lab, untrained, stages, probes),
    };
    lab.done(`seed ${seed}: accuracy ${(100 * accuracy).toFixed(1)} %`);
    return found;
  });

  const factors = {
    trained: runs.map(({ trained }) => stageFactors(stages, trained)),
    untrained: runs.map(({ untrained }) => stageFactors(stages, untrained)),
  };
  const rows = (label: string, all: readonly Factors[]) =>
    byMeasure((measure) =>
      factorRow(
        label,
        `${measure}, factor`,
        all.map((one) => one[measure]),
      ),
    );
  const groups = (['trained', 'untrained'] as const).flatMap((name) => [
    {
      label: `all convolutions with activations, ${name}`,
      rows: factors[name].map(({ convolutions }) => convolutions),
    },
    { label: `all convolutions alone, ${name}`, rows: factors[name].map(({ bareConvolutions }) => bareConvolutions) },
    { label: `all pools, ${name}`, rows: factors[name].map(({ pools }) => pools) },
    { label: `input to last pool, ${name}`, rows: factors[name].map(({ all }) => all) },
  ]);
  const learned = runs.map((_, i) =>
    byMeasure((measure) => {
      const [a, b] = [factors.untrained[i]?.convolutions[measure], factors.trained[i]?.convolutions[measure]];
      return a && b ? b / a : null;
    }),
  );
  const convolutions = rows(
    '',
    factors.trained.map((one) => one.convolutions),
  );
  const { verdict, because } = judgeE3(
    convolutions,
    rows(
      '',
      factors.trained.map((one) => one.pools),
    ),
  );
  const levels = (name: 'trained' | 'untrained') =>
    byMeasure((measure) =>
      ['input', ...stages].map((_, stage) =>
        factorRow(
          '',
          '',
          runs.map((one) => relative(one[name], stage, measure)),
        ),
      ),
    );
  const [example] = runs;
  return {
    results: [
      rowOf(
        'small CNN',
        'test accuracy',
        runs.map(({ accuracy }) => accuracy),
      ),
      ...groups.flatMap(({ label, rows: all }) => Object.values(rows(label, all))),
      ...Object.values(rows('learned: all convolutions with activations, trained over untrained', learned)),
      ...stages.flatMap(({ label }, stage) =>
        Object.values(
          rows(
            `${label}, trained`,
            factors.trained.flatMap(({ layers }) => layers[stage] ?? []),
          ),
        ),
      ),
    ].filter(({ n }) => n > 0),
    verdict,
    because,
    method: [
      `${datasetWords(dataset)}. The small CNN of the review (three convolutions with 16 filters and kernels 35, 25, 15, ReLU, each followed by a max pool of 2, dense 50): ${trainingWords(training)}.`,
      `Measured with the first ${probesPerClass} test spectra of each class, three times: as they are, without noise, and without noise and background; peaks are equal to the last digit. What the noise does in a map is the root mean square of the difference between the first two, what the background does the span of the difference between the last two, both over the height of the peak in the map. Width and position are those of the clean peak: standard deviation over mean of the full width at half maximum, and standard deviation of the place of the maximum in points of the map. Channels count by the height of their peaks; empty ones do not count. Points whose maps see the zeros beside the spectrum are left out.`,
      'A factor is the number after a layer over the number before it; means over seeds are geometric, intervals are Student’s of the logarithms. The untrained network starts from the same random weights and is never trained: what it does as well is done by any filter.',
      'Verdict: each of the four is reduced where the interval of the product of the factors of all three convolutions with their activations lies below 1; all four: holds, some: holds partly, none: does not hold.',
    ],
    limits: [
      'The slides show feature maps but neither say which layer and network they are of, nor measure anything: their claim can be tested, their pictures cannot be compared.',
      'A position is counted in points of the layer. A pool of 2 halves it by counting every other point; the peak still moves over the same part of the spectrum, and the distance between two peaks shrinks alike.',
      'A convolution also makes the noise smooth over the length of its kernel, which looks like less noise in a picture. Its size is measured here, over the height of the peak, not its smoothness.',
      'An activation cuts off everything below its threshold: noise and background beside the peak then vanish, what lies on the peak stays in its height. The measures do not tell the two apart.',
    ],
    figures: [
      ...throughLayers(['input', ...stages.map(({ label }) => label)], {
        trained: levels('trained'),
        untrained: levels('untrained'),
      }),
      ...(example
        ? [
            spectrumFigure(example.first),
            ...example.drawn.map((maps, i) =>
              mapFigure(
                maps,
                i === 0 ? 'Its maps after the first convolution and activation' : 'Its maps after the last pool',
                'One row for each filter. Empty rows are filters that give zero everywhere.',
              ),
            ),
          ]
        : []),
    ],
  };
}

function byMeasure<T>(of: (measure: Measure) => T): Record<Measure, T> {
  return { noise: of('noise'), background: of('background'), width: of('width'), position: of('position') };
}

function relative(all: readonly VariationMeasures[], stage: number, measure: Measure): number | null {
  const [input, here] = [all[0]?.[measure] ?? null, all[stage]?.[measure] ?? null];
  return input === null || here === null || input === 0 ? null : here / input;
}
