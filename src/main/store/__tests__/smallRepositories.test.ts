import { expect, test } from 'vitest';
import type { Job } from '../../../contract/data/job.js';
import { settingsSchema } from '../../../contract/data/system.js';
import type { TextLayout } from '../../../contract/data/spectrum.js';
import { identification, measurement, openTestStore, temporaryFolder } from './fixtures.js';

const layout: TextLayout = {
  encoding: 'utf-8',
  delimiter: 'tab',
  decimal: 'comma',
  headerLines: 3,
  xColumn: 0,
  yColumn: 1,
  technique: 'xrd',
  unit: 'twoTheta',
};

const job = (id: string, changes: Partial<Job> = {}): Job => ({
  id,
  kind: 'import',
  title: 'Importing folder furnace/',
  state: 'running',
  done: 3,
  total: 10,
  message: '',
  createdAt: '2026-10-03T12:00:00.000Z',
  failures: [{ item: 'a.xy', message: 'is empty' }],
  ...changes,
});

test('the answer to a layout question is remembered for files of the same shape', () => {
  const store = openTestStore();
  store.textLayouts.remember('tab|2', layout);
  store.textLayouts.remember('tab|2', { ...layout, wavelength: 1.5406 });
  expect(store.textLayouts.get('tab|2')).toEqual({ ...layout, wavelength: 1.5406 });
  expect(store.textLayouts.get('comma|3')).toBeUndefined();
  expect(store.textLayouts.forgetAll()).toBe(1);
  expect(store.textLayouts.get('tab|2')).toBeUndefined();
});

test('settings survive, and a value that no longer fits reads as never set', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const settings = settingsSchema.parse({ theme: 'dark', panes: { left: 240 } });
  store.settings.set('settings', settings);
  store.settings.set('broken', { theme: 'purple' });
  store.close();
  const again = openTestStore(folder);
  expect(again.settings.get('settings', settingsSchema)).toEqual(settings);
  expect(again.settings.get('broken', settingsSchema)).toBeUndefined();
  expect(again.settings.get('never', settingsSchema)).toBeUndefined();
});

test('jobs that were running when the process ended are lost, with a reason; finished ones stay as they are', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.jobs.save(job('done', { state: 'done', done: 10 }));
  store.jobs.save(job('running', { secondsLeft: 12 }));
  store.jobs.save(job('queued', { state: 'queued', done: 0, total: 0 }));
  store.close();
  const again = openTestStore(folder, { now: () => new Date('2026-10-04T08:00:00Z') });
  expect(again.jobs.get('done')).toEqual(job('done', { state: 'done', done: 10 }));
  expect(again.jobs.get('running')).toMatchObject({ state: 'lost', done: 3, finishedAt: '2026-10-04T08:00:00.000Z' });
  expect(again.jobs.get('running')?.message).toContain('3 of 10 done');
  expect(again.jobs.get('running')?.secondsLeft).toBeUndefined();
  expect(again.jobs.list().map(({ id, state }) => `${id} ${state}`)).toEqual([
    'queued lost',
    'running lost',
    'done done',
  ]);
});

test('outcomes of an import are kept in order', () => {
  const store = openTestStore();
  store.jobs.save(job('j'));
  store.jobs.appendOutcomes('j', [{ file: 'a.xy', status: 'imported', measurementIds: ['1'], warnings: [] }]);
  store.jobs.appendOutcomes('j', [{ file: 'b.xy', status: 'duplicate', measurementIds: ['1'] }]);
  expect(store.jobs.outcomes('j').map(({ file }) => file)).toEqual(['a.xy', 'b.xy']);
  expect(store.jobs.outcomes('nobody')).toEqual([]);
});

test('a search cut off by the end of the process leaves the last verdict', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const fresh = store.measurements.insert(measurement({ seed: 1 }));
  const known = store.measurements.insert(measurement({ seed: 2 }));
  store.measurements.setIdentification(known, identification());
  for (const id of [fresh, known]) store.measurements.update(id, { status: 'identifying' });
  store.close();
  const again = openTestStore(folder);
  expect(again.measurements.summary(fresh).status).toBe('new');
  expect(again.measurements.summary(known).status).toBe('match');
});
