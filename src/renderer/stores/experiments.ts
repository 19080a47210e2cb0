import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type {
  DoctorPart,
  ExperimentId,
  ExperimentResult,
  ExperimentSummary,
  ExportedFile,
  Input,
  Output,
} from '../../contract/index.js';
import { isStudy } from '../components/experiments/experimentWords.js';
import { latestOnly } from '../composables/latestOnly.js';
import { call, on } from '../lab.js';
import { isOver, useJobs } from './jobs.js';
import { useUi } from './ui.js';

export type PastResult = Output<'experiments.history'>[number];
/** What of a study is run. */
export type StudyOrder = NonNullable<Input<'experiments.run'>['study']>;
export type DocumentFormat = Input<'experiments.document'>['format'];

/** The experiments of the review: which there are, the page of one of them, and what runs. */
export const useExperiments = defineStore('experiments', () => {
  const jobs = useJobs();
  const items = shallowRef<ExperimentSummary[]>([]);
  const loaded = ref(false);
  const currentId = ref<ExperimentId | null>(null);
  /** Of the open experiment, newest first. */
  const history = shallowRef<PastResult[]>([]);
  const result = shallowRef<ExperimentResult | null>(null);
  /** The second result, while two are compared. */
  const other = shallowRef<ExperimentResult | null>(null);
  /** Whether the newest result is followed, or one of the past was chosen. */
  const chosenId = ref<string | null>(null);
  const reading = ref(false);
  /** What the doctor says of TensorFlow; null until it was asked. */
  const engine = shallowRef<DoctorPart | null>(null);
  const latestPage = latestOnly();
  const latestList = latestOnly();

  const current = computed(() => items.value.find((item) => item.id === currentId.value) ?? null);
  const job = computed(() => jobs.running.find((each) => each.kind === 'experiment') ?? null);
  /** The experiment that is calculated now: the job's message begins with its title. */
  const runningId = computed<ExperimentId | null>(() => {
    const message = job.value?.message;
    if (message === undefined) return null;
    return items.value.find(({ title }) => message.startsWith(title))?.id ?? null;
  });

  async function load(): Promise<void> {
    const list = await latestList(() => call('experiments.list', {}));
    if (!list) return;
    items.value = list;
    loaded.value = true;
    if (currentId.value === null && list[0]) await open(list[0].id);
  }

  async function open(id: ExperimentId): Promise<void> {
    if (currentId.value !== id) {
      currentId.value = id;
      history.value = [];
      result.value = null;
      other.value = null;
      chosenId.value = null;
    }
    await read();
  }

  /** Reads the page of the open experiment: its past results, and the one that is looked at. */
  async function read(): Promise<void> {
    const experiment = currentId.value;
    if (!experiment) return;
    const resultId = chosenId.value;
    reading.value = true;
    try {
      const answers = await latestPage(() =>
        Promise.all([
          call('experiments.history', { experiment }),
          call('experiments.result', resultId === null ? { experiment } : { experiment, resultId }),
        ]),
      );
      if (answers) [history.value, result.value] = answers;
    } finally {
      reading.value = false;
    }
  }

  /** Looks at a result of the past; the newest is followed again when it is chosen. */
  async function choose(resultId: string): Promise<void> {
    chosenId.value = resultId === history.value[0]?.resultId ? null : resultId;
    if (other.value?.id === resultId) other.value = null;
    await read();
  }

  /** Puts another result of the same experiment beside the open one; null takes it away. */
  async function compare(resultId: string | null): Promise<void> {
    const experiment = currentId.value;
    if (resultId === null || !experiment) {
      other.value = null;
      return;
    }
    const found = await call('experiments.result', { experiment, resultId });
    if (currentId.value === experiment) other.value = found;
  }

  /** Runs these, or all; `seeds` of the recipes where none are named. */
  async function run(ids: readonly ExperimentId[], seeds?: number, study?: StudyOrder): Promise<void> {
    chosenId.value = null;
    jobs.put(
      await call('experiments.run', { ids: [...ids], ...(seeds !== undefined && { seeds }), ...(study && { study }) }),
    );
  }

  async function cancel(): Promise<void> {
    if (job.value) await jobs.cancel(job.value.id);
  }

  /** Asks whether networks can be trained here; takes a second or two. */
  async function checkEngine(): Promise<void> {
    const { parts } = await call('system.doctor', {});
    engine.value = parts.find(({ name }) => name.toLowerCase() === 'tensorflow') ?? null;
  }

  function exportDocument(format: DocumentFormat): Promise<ExportedFile> {
    const of = currentId.value !== null && isStudy(currentId.value) ? 'benchmark' : 'review';
    return call('experiments.document', { format, of });
  }

  function listen(): () => void {
    const refresh = (): void => void Promise.all([load(), read()]).catch(useUi().report);
    const stops = [
      on('experiments.changed', refresh),
      on('job.changed', (changed) => {
        if (changed.kind === 'experiment' && isOver(changed.state)) refresh();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return {
    ...{ items, loaded, currentId, current, history, result, other, chosenId, reading, engine, job, runningId },
    ...{ load, open, read, choose, compare, run, cancel, checkEngine, exportDocument, listen },
  };
});
