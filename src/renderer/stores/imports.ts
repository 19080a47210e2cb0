import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { MAX_CALL_BYTES, type ImportOutcome, type TextLayout } from '../../contract/index.js';
import { batches, type OfferedFile } from '../imports/batches.js';
import { askForFiles } from '../imports/fileInput.js';
import { call, shell } from '../lab.js';
import { isOver, useJobs } from './jobs.js';
import { useMeasurements } from './measurements.js';
import { useSelection } from './selection.js';
import { useUi } from './ui.js';

/** Room for names and framing beside the bytes of a file. */
const FRAMING = 64 * 1024;

export type Question = Extract<ImportOutcome, { status: 'question' }>;
export type Failure = Extract<ImportOutcome, { status: 'failed' }>;

/** Files on their way in, and what became of them. */
export const useImports = defineStore('imports', () => {
  const outcomes = shallowRef<ImportOutcome[]>([]);
  const open = ref(false);
  /** Files still to go of all imports under way. */
  const pending = ref(0);
  let shownFirst = false;

  const imported = computed(() => outcomes.value.filter((each) => each.status === 'imported'));
  const duplicates = computed(() => outcomes.value.filter((each) => each.status === 'duplicate'));
  const questions = computed(() => outcomes.value.filter((each): each is Question => each.status === 'question'));
  const failures = computed(() => outcomes.value.filter((each): each is Failure => each.status === 'failed'));
  const warnings = computed(() =>
    outcomes.value.flatMap((each) =>
      each.status === 'imported' ? each.warnings.map((text) => ({ file: each.file, text })) : [],
    ),
  );

  function start(): void {
    if (pending.value === 0) {
      // Questions still unanswered stay; the rest is old news.
      outcomes.value = outcomes.value.filter((each) => each.status === 'question');
      shownFirst = false;
    }
  }

  function add(results: readonly ImportOutcome[]): void {
    outcomes.value = [...outcomes.value, ...results];
    if (questions.value.length + failures.value.length > 0) open.value = true;
    const first =
      results.find((each) => each.status === 'imported') ?? results.find((each) => each.status === 'duplicate');
    const id = first?.measurementIds[0];
    if (id && !shownFirst) {
      shownFirst = true;
      useUi().view = 'identify';
      void useSelection().open(id);
    }
  }

  /** Sends files to the lab in calls of bounded size, under one job. One bad file costs only itself. */
  async function send(files: OfferedFile[], projectId: string | null = null): Promise<void> {
    if (files.length === 0) return;
    const ui = useUi();
    start();
    pending.value += files.length;
    let left = files.length;
    try {
      const job = await call('imports.begin', { title: titleOf(files), total: files.length, projectId });
      useJobs().put(job);
      try {
        for (const batch of batches(files)) {
          const known = useJobs().all.get(job.id);
          if (known && isOver(known.state)) break;
          add(await sendBatch(job.id, batch));
          left -= batch.length;
          pending.value -= batch.length;
          const now = useJobs().all.get(job.id);
          if (now && now.done < files.length - left) useJobs().put({ ...now, done: files.length - left });
        }
      } finally {
        useJobs().put(await call('imports.finish', { jobId: job.id }));
      }
      await useMeasurements().load();
      summarise();
    } catch (thrown) {
      ui.report(thrown);
    } finally {
      pending.value -= left;
    }
  }

  async function sendBatch(jobId: string, batch: OfferedFile[]): Promise<ImportOutcome[]> {
    const ready: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
    const refused: ImportOutcome[] = [];
    for (const file of batch) {
      if (file.size > MAX_CALL_BYTES - FRAMING) {
        refused.push(
          failure(
            file.path,
            'too-large',
            `is ${Math.round(file.size / 1048576)} MiB; a measurement may have up to 63 MiB.`,
          ),
        );
        continue;
      }
      try {
        ready.push({ name: file.path.slice(-1000), bytes: await file.read() });
      } catch {
        refused.push(
          failure(
            file.path,
            'unreadable-file',
            'could not be read: it moved, it is a folder, or reading it is not allowed.',
          ),
        );
      }
    }
    if (ready.length === 0) return refused;
    return [...refused, ...(await call('imports.add', { jobId, files: ready }))];
  }

  /** The Open dialog: the desktop's where there is one, otherwise the browser's. */
  function choose(folders: boolean, projectId: string | null = null): void {
    const desktop = shell();
    if (!desktop) {
      askForFiles(folders, (files) => void send(files, projectId));
      return;
    }
    void useUi().attempt(async () => {
      const jobId = await desktop.openFiles({ folders, projectId });
      if (!jobId) return;
      start();
      await useJobs().finished(jobId);
      add(await call('imports.outcomes', { jobId }));
      await useMeasurements().load();
      summarise();
    });
  }

  function summarise(): void {
    const parts = [
      count(imported.value.length, 'file imported', 'files imported'),
      count(duplicates.value.length, 'was already there', 'were already there'),
      count(failures.value.length, 'could not be read', 'could not be read'),
      count(questions.value.length, 'needs an answer', 'need an answer'),
    ].filter((part) => part !== '');
    if (parts.length === 0) return;
    const kind = failures.value.length > 0 || questions.value.length > 0 ? 'warning' : 'success';
    useUi().notify({ kind, text: `${parts.join(', ')}.` });
  }

  /** Says how a text file is to be read; remembered answers settle the waiting files of the same shape too. */
  async function answer(question: Question, layout: TextLayout, remember: boolean): Promise<void> {
    const same = remember
      ? questions.value.filter((each) => each.question.shape === question.question.shape)
      : [question];
    for (const each of same) {
      const result = await useUi().attempt(() => call('imports.answer', { stagedId: each.stagedId, layout, remember }));
      if (!result) return;
      drop(each);
      shownFirst = false;
      add([result]);
    }
    await useMeasurements().load();
  }

  function drop(outcome: ImportOutcome): void {
    outcomes.value = outcomes.value.filter((each) => each !== outcome);
  }

  function close(): void {
    open.value = false;
    if (pending.value === 0) outcomes.value = questions.value;
  }

  return {
    ...{ outcomes, open, pending, imported, duplicates, questions, failures, warnings },
    ...{ send, choose, answer, drop, close },
  };
});

function titleOf(files: readonly OfferedFile[]): string {
  const first = files[0]?.path ?? '';
  if (files.length === 1) return `Importing ${first}`;
  const folder = first.includes('/') ? `${first.slice(0, first.indexOf('/'))}/` : '';
  return folder && files.every((file) => file.path.startsWith(folder))
    ? `Importing folder ${folder}`
    : `Importing ${files.length} files`;
}

function failure(file: string, kind: 'too-large' | 'unreadable-file', rest: string): ImportOutcome {
  return { file, status: 'failed', error: { kind, message: `${file} ${rest}` } };
}

function count(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
}
