import { LabError, type ArchitectureSpec, type StudyId } from '../../../contract/index.js';
import { forecastTraining } from '../../architectures/forecastTraining.js';
import { parameterCount } from '../../architectures/parameterCount.js';
import { countSamples } from '../../synthesis/countSamples.js';
import { resolveClasses } from '../../synthesis/resolveClasses.js';
import { overlay } from '../shared/overlay.js';
import { readParameters } from '../shared/readParameters.js';
import { trainingSchema } from '../shared/trainingSchema.js';
import { keptEpoch } from './keptEpoch.js';
import { studyReport } from './report/studyReport.js';
import { NOT_STARTED, type Study, type StudyFinding, type StudyLab, type StudyTraining } from './studyLab.js';
import { studyNetwork } from './studyNetwork.js';
import { studyParametersSchema, type StudyParameters } from './studyParameters.js';

export interface FinishedTraining {
  seed: number;
  wrong: { label: number; prediction: number }[];
  tested: number;
  bestEpoch: number;
  epochs: number;
  validationAccuracy: number | null;
  seconds: number;
}

/** One network of a study with what came of its trainings. */
export interface StudiedNetwork {
  id: string;
  title: string;
  spec: ArchitectureSpec | undefined;
  parameters: number;
  finished: FinishedTraining[];
  left: { seed: number | null; why: string }[];
}

export const studies: Readonly<Record<StudyId, Study>> = {
  benchmark: study('benchmark'),
  challenge: study('challenge'),
};

function study(id: StudyId): Study {
  return { id, run: async (lab, parameters) => run(id, lab, readParameters(id, studyParametersSchema, parameters)) };
}

async function run(id: StudyId, lab: StudyLab, parameters: StudyParameters): Promise<StudyFinding> {
  const { dataset, networks } = parameters;
  const size = { inputLength: dataset.length, outputs: resolveClasses(dataset).length };
  const studied = networks.map((name) => begin(name, size));
  // Seed after seed, so that what is there after a day holds every network.
  const items = lab.seeds.flatMap((seed) =>
    studied.flatMap((network) => (network.spec ? [{ network, spec: network.spec, seed }] : [])),
  );
  const costOf = (item: (typeof items)[number]): number => secondsOf(parameters, item.network.id, item.spec);
  lab.announce(items.reduce((sum, item) => sum + costOf(item), 0));
  await Promise.all(
    items.map(async (item) => {
      const { network, spec, seed } = item;
      const { title } = network;
      const training = trainingFor(parameters, network.id);
      const label = `${title}, seed ${seed}`;
      const trained = await lab.train({
        ...{ dataset, label, recipe: { ...training, architecture: spec, seed } },
        ...{ cost: costOf(item), expectedEpochs: expected(parameters, network.id) },
      });
      if (trained.state === 'left') {
        network.left.push({ seed, why: trained.why });
        lab.tell(`${label}: ${trained.why}`);
        return;
      }
      const result = finished(trained, training, seed);
      network.finished.push(result);
      lab.tell(`${label}: ${result.wrong.length} of ${result.tested} wrong`);
    }),
  );
  if (studied.every((network) => network.finished.length === 0)) {
    const whys = studied.flatMap(({ left }) => left.map(({ why }) => why));
    const why = whys.find((one) => one !== NOT_STARTED) ?? 'None was started yet.';
    throw new LabError('conflict', `No training of this study is finished. ${why}`);
  }
  for (const network of studied) network.finished.sort((a, b) => a.seed - b.seed);
  return studyReport(id, parameters, studied, lab.seeds);
}

function begin(id: string, size: { inputLength: number; outputs: number }): StudiedNetwork {
  const rest = { id, finished: [] as FinishedTraining[] };
  try {
    const spec = studyNetwork(id, size);
    if (!spec) {
      const why = 'This version of Phaselens does not have this network.';
      return { ...rest, title: id, spec, parameters: NaN, left: [{ seed: null, why }] };
    }
    return { ...rest, title: spec.title, spec, parameters: parameterCount(spec).trainable, left: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...rest, title: id, spec: undefined, parameters: NaN, left: [{ seed: null, why }] };
  }
}

/** As published, and the epochs that early stopping waits. */
function expected({ published, training }: StudyParameters, id: string): number {
  const { epochs, earlyStopping } = training;
  const USUAL = 60;
  return earlyStopping ? Math.min(epochs, (published[id]?.bestEpoch ?? USUAL) + earlyStopping.patience) : epochs;
}

/** What a training costs, before any of it has run. */
function secondsOf(parameters: StudyParameters, id: string, spec: ArchitectureSpec): number {
  const { train, validation } = countSamples(parameters.dataset);
  const { batchSize, optimiser } = trainingFor(parameters, id);
  const { secondsPerEpoch } = forecastTraining({ spec, batchSize, optimiser, train, validation });
  return secondsPerEpoch * expected(parameters, id);
}

function trainingFor({ training, trainingOf }: StudyParameters, id: string): StudyParameters['training'] {
  const changes = trainingOf[id];
  return changes ? trainingSchema.parse(overlay(training, changes)) : training;
}

function finished(
  { labels, predictions, history, validationAccuracy, seconds }: Extract<StudyTraining, { state: 'done' }>,
  { earlyStopping }: StudyParameters['training'],
  seed: number,
): FinishedTraining {
  const wrong = [...labels].flatMap((label, i) => {
    const prediction = predictions[i] ?? -1;
    return prediction === label ? [] : [{ label, prediction }];
  });
  return {
    ...{ seed, wrong, tested: labels.length, validationAccuracy, seconds },
    ...{ bestEpoch: keptEpoch(history, earlyStopping), epochs: history.length },
  };
}
