import {
  architectureSchema,
  LabError,
  runPlanSchema,
  type DatasetDetail,
  type DatasetRecipe,
  type Job,
  type MethodName,
  type Output,
  type Parsed,
  type RunDetail,
  type RunSummary,
} from '../../contract/index.js';
import { blankRecipe } from '../components/train/blankRecipe.js';

/** Invented trainings that go on only as the test says: for unit tests. Never shipped. */

type Handlers = { [Name in MethodName]?: (input: Parsed<Name>) => Output<Name> | Promise<Output<Name>> };

interface Options {
  putJob: (job: Job) => Job;
  emitRuns: (ids: string[]) => void;
}

export function mockTraining({ putJob, emitRuns }: Options): Handlers & { putRun: (run: RunDetail) => void } {
  const datasets = new Map<string, DatasetDetail>();
  const runs = new Map<string, RunDetail>();

  function create(recipe: DatasetRecipe): DatasetDetail {
    const classNames = recipe.kind === 'measured' ? [...new Set(recipe.items.map(({ label }) => label))] : ['A', 'B'];
    const made: DatasetDetail = {
      ...{ id: `d${datasets.size + 2}`, title: recipe.title, kind: recipe.kind, classes: classNames.length, length: 4 },
      ...{ counts: { train: 4, validation: 2, test: 2 }, seed: recipe.seed, sha256: 'cd'.repeat(32) },
      ...{
        createdAt: '2026-11-23T12:00:00Z',
        recipe,
        classNames,
        axis: { unit: 'point', from: 0, step: 1 },
        notes: [],
      },
    };
    datasets.set(made.id, made);
    return made;
  }

  function run(id: string): RunDetail {
    const found = runs.get(id);
    if (!found) throw new LabError('not-found', 'This run does not exist any more.');
    return found;
  }

  function put(change: RunDetail): RunDetail {
    runs.set(change.id, change);
    emitRuns([change.id]);
    return change;
  }

  function job(): Job {
    return putJob({
      ...{
        id: `train${runs.size}`,
        kind: 'train',
        title: 'Training',
        state: 'running',
        done: 0,
        total: 8,
        message: '',
      },
      ...{ failures: [], createdAt: '2026-11-23T12:00:00Z' },
    });
  }

  return {
    putRun: put,
    'datasets.recipes': () => [{ id: 'dataset-1', recipe: { ...blankRecipe(), title: 'Dataset 1' } }],
    'datasets.list': () => [...datasets.values()],
    'datasets.get': ({ id }) => {
      const found = datasets.get(id);
      if (!found) throw new LabError('not-found', 'This dataset does not exist any more.');
      return found;
    },
    'datasets.create': ({ recipe }) => create(recipe),
    'datasets.delete': ({ id }) => {
      datasets.delete(id);
      return null;
    },
    'architectures.published': ({ inputLength, outputs }) => [
      { id: 'liu-2017', title: 'Liu 2017', source: 'Liu', problem: 'It needs 700 points or more.' },
      {
        ...{ id: 'slides-cnn', title: 'Small CNN', source: 'Slides', parameters: 812, macs: 9000 },
        spec: architectureSchema.parse({
          ...{ id: 'slides-cnn', title: 'Small CNN', inputLength },
          layers: [{ type: 'flatten' }, { type: 'dense', units: outputs, activation: 'softmax' }],
        }),
      },
    ],
    'system.doctor': () => ({ parts: [{ name: 'tensorflow', version: '2', state: 'missing', detail: 'Set it up.' }] }),
    'runs.start': ({ datasetId, plan, seeds, title = 'Small CNN' }) => {
      const groupId = `g${runs.size}`;
      const started = seeds.map((seed): RunSummary => {
        const id = `${groupId}-${seed}`;
        const detail: RunDetail = {
          ...{
            id,
            groupId,
            title,
            kind: plan.kind,
            modelTitle: 'Small CNN',
            datasetId,
            datasetTitle: 'Dataset 1',
            seed,
          },
          ...{ state: 'running', resumable: false, epochsDone: 0, epochs: 8, seconds: 0 },
          ...{ createdAt: '2026-11-23T12:00:00Z', plan: runPlanSchema.parse(plan), history: [] },
          ...{ evaluation: null, provenance: null },
        };
        runs.set(id, detail);
        return detail;
      });
      return { job: job(), runs: started };
    },
    'runs.list': () => [...runs.values()].reverse(),
    'runs.get': ({ id }) => run(id),
    'runs.cancel': ({ id }) => put({ ...run(id), state: 'cancelled', reason: 'Cancelled.', resumable: true }),
    'runs.resume': ({ id }) => ({ job: job(), runs: [put({ ...run(id), state: 'running' })] }),
    'runs.delete': ({ ids }) => {
      for (const id of ids) runs.delete(id);
      return null;
    },
  };
}
