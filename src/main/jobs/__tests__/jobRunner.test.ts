import { expect, test } from 'vitest';
import { LabError, type Job } from '../../../contract/index.js';
import { JobRunner } from '../jobRunner.js';
import { secondsLeft } from '../secondsLeft.js';

function runner() {
  const saved: Job[] = [];
  const told: Job[] = [];
  const jobs = new JobRunner({
    save: (job) => saved.push(job),
    tell: (job) => told.push(job),
    toEnvelope: (error) =>
      error instanceof LabError ? error.toEnvelope() : { kind: 'internal', message: 'unexpected' },
    tellEveryMs: 0,
  });
  return { jobs, saved, told };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a job runs to its sentence, and everybody is told', async () => {
  const { jobs, saved, told } = runner();
  const started = jobs.start('import', 'two files', 2, async (job) => {
    job.progress({ done: 1, message: 'first' });
    job.failure('second', 'is empty');
    await settled();
    return 'One imported.';
  });
  expect(started.state).toBe('running');
  await settled();
  await settled();
  expect(jobs.get(started.id)).toMatchObject({
    state: 'done',
    message: 'One imported.',
    failures: [{ item: 'second', message: 'is empty' }],
  });
  expect(saved.map(({ state }) => state)).toEqual(['running', 'done']);
  expect(told.map(({ done }) => done)).toEqual([0, 1, 1, 1]);
  expect(jobs.active()).toEqual([]);
});

test('records given out do not change afterwards', async () => {
  const { jobs, told } = runner();
  jobs.start('import', 'x', 1, async (job) => {
    job.failure('a', 'b');
    return '';
  });
  await settled();
  expect(told[0]?.failures).toEqual([]);
  expect(told[0]?.state).toBe('running');
});

test('a failure becomes the job its error, the unexpected one without its details', async () => {
  const { jobs } = runner();
  const known = jobs.start('import', 'x', 0, () => Promise.reject(new LabError('disk', 'The disk is full.')));
  const unknown = jobs.start('import', 'x', 0, () => Promise.reject(new TypeError('secret')));
  await settled();
  expect(jobs.get(known.id)).toMatchObject({ state: 'failed', message: 'The disk is full.', error: { kind: 'disk' } });
  expect(jobs.get(unknown.id)).toMatchObject({ state: 'failed', message: 'unexpected' });
});

test('cancel answers at once, and what the work still says is dropped', async () => {
  const { jobs } = runner();
  let go: () => void = () => undefined;
  const job = jobs.start('import', 'x', 10, async (handle) => {
    await new Promise<void>((resolve) => (go = resolve));
    handle.progress({ done: 10 });
    return 'All done.';
  });
  expect(jobs.cancel(job.id)?.state).toBe('cancelled');
  go();
  await settled();
  expect(jobs.get(job.id)).toMatchObject({ state: 'cancelled', done: 0 });
  expect(jobs.cancel(job.id)?.state).toBe('cancelled');
  expect(jobs.cancel('unknown')).toBeUndefined();
});

test('closing cancels what runs and waits for it, but not for ever', async () => {
  const { jobs } = runner();
  let ended = false;
  jobs.start('import', 'kind', 0, async ({ signal }) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await settled();
    ended = true;
    return '';
  });
  jobs.start('import', 'stubborn', 0, () => new Promise(() => undefined));
  await jobs.close(50);
  expect(ended).toBe(true);
  expect(jobs.active()).toEqual([]);
});

test('an open job is finished from outside, and not after it was cancelled', () => {
  const { jobs } = runner();
  const first = jobs.open('import', 'x', 1);
  expect(first.finish('Done.')).toMatchObject({ state: 'done', message: 'Done.' });
  const second = jobs.open('import', 'y', 1);
  jobs.cancel(second.id);
  expect(second.finish('Done.').state).toBe('cancelled');
  expect(() => second.throwIfCancelled()).toThrow(/cancelled/);
});

test('the time left follows from the rate so far', () => {
  expect(secondsLeft({ done: 25, total: 100 }, 10_000)).toBe(30);
  expect(secondsLeft({ done: 0, total: 100 }, 10_000)).toBeUndefined();
  expect(secondsLeft({ done: 10, total: 0 }, 10_000)).toBeUndefined();
  expect(secondsLeft({ done: 25, total: 100 }, 500)).toBeUndefined();
  expect(secondsLeft({ done: 120, total: 100 }, 10_000)).toBe(0);
  expect(secondsLeft({ done: 75, total: 100 }, 10_000, 50)).toBe(10);
  expect(secondsLeft({ done: 50, total: 100 }, 10_000, 50)).toBeUndefined();
});

test('a record that cannot be kept ends neither the job nor the process', async () => {
  const logged: string[] = [];
  const told: Job[] = [];
  let full = false;
  const jobs = new JobRunner({
    save: () => {
      if (full) throw new LabError('disk', 'The disk is full.');
    },
    tell: (job) => told.push(job),
    toEnvelope: (error) => (error instanceof LabError ? error : new LabError('internal', 'unexpected')).toEnvelope(),
    log: (message) => logged.push(message),
    saveEveryMs: 0,
  });
  const started = jobs.start('import', 'x', 2, async (job) => {
    full = true;
    job.progress({ done: 1 });
    await settled();
    throw new LabError('disk', 'The disk is full.');
  });
  await settled();
  await settled();
  expect(jobs.get(started.id)).toMatchObject({ state: 'failed', message: 'The disk is full.' });
  expect(told.at(-1)?.state).toBe('failed');
  expect(logged).toEqual(['The record of “x” could not be kept', 'The record of “x” could not be kept']);
});

test('a job whose first record cannot be kept does not start', () => {
  const jobs = new JobRunner({
    save: () => {
      throw new LabError('disk', 'The disk is full.');
    },
    tell: () => undefined,
    toEnvelope: () => ({ kind: 'internal', message: 'unexpected' }),
  });
  let worked = false;
  expect(() =>
    jobs.start('import', 'x', 1, () => {
      worked = true;
      return Promise.resolve('');
    }),
  ).toThrow('The disk is full.');
  expect(worked).toBe(false);
  expect(jobs.active()).toEqual([]);
});
