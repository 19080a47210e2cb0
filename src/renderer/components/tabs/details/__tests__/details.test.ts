import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import type { MeasurementDetail } from '../../../../../contract/index.js';
import { bytesWords, dateWords, localTime, measurementFacts } from '../measurementFacts.js';
import { radiationKey } from '../originWords.js';
import { useAutosave } from '../useAutosave.js';

const detail: MeasurementDetail = {
  id: 'm1',
  projectId: null,
  name: 'quartz',
  fileName: 'quartz.xrdml',
  technique: 'xrd',
  unit: 'twoTheta',
  points: 5027,
  range: [4.0066, 69.9987],
  tags: [],
  notes: '',
  importedAt: '2026-11-23T16:16:00Z',
  status: 'match',
  preview: new Float32Array(0),
  spectrum: { technique: 'xrd', unit: 'twoTheta', x: new Float64Array(0), y: new Float64Array(0) },
  metadata: {
    title: 'quartz',
    anode: 'Cu',
    step: 0.01313,
    timePerStep: 39.27,
    measuredAt: '2021-03-16T13:10:00',
    extra: {},
  },
  warnings: [],
  provenance: {
    ...{ fileName: 'quartz.xrdml', sha256: '0', fileBytes: 1, format: 'x', scanIndex: 0 },
    ...{ softwareVersion: '0', importedAt: '2026-11-23' },
  },
  steps: [],
  peaks: null,
  identification: null,
  selectedCandidates: [],
};

test('only what is known is listed, and a title that repeats the name is not', () => {
  const facts = new Map(measurementFacts(detail).map(({ label, value }) => [label, value]));
  expect(facts.get('Measured')).toBe('2021-03-16 13:10');
  expect(facts.get('Points')).toBe('5\u202f027, step 0.0131°');
  expect(facts.has('Title')).toBe(false);
  expect(facts.has('Sample')).toBe(false);
});

test('a step that the file does not state is said to be about that', () => {
  const { step: _unknown, ...metadata } = detail.metadata;
  const points = measurementFacts({ ...detail, metadata }).find(({ label }) => label === 'Points');
  expect(points?.value).toBe('5\u202f027, step about 0.0131°');
});

test('what is no date stays as it stands in the file', () => {
  expect([dateWords('last Tuesday'), dateWords('2020-01-02')]).toEqual(['last Tuesday', '2020-01-02']);
});

test('a moment is told in the time of this machine', () => {
  const local = new Date(2026, 10, 23, 17, 6);
  expect(localTime(local.toISOString())).toBe('2026-11-23 17:06');
  expect(localTime('unknown')).toBe('unknown');
});

test('bytes are told as people tell them', () => {
  expect([999, 1500, 25_000, 41_000_000].map(bytesWords)).toEqual(['999 bytes', '1.5 kB', '25 kB', '41 MB']);
});

test('radiations that diffract alike are the same, whoever said them', () => {
  const copper = { label: 'Cu Kα', wavelength: 1.540593, origin: 'file' } as const;
  expect(radiationKey(copper)).toBe(radiationKey({ ...copper, label: '1.540593 Å', origin: 'user' }));
  expect(radiationKey(copper)).not.toBe(radiationKey({ ...copper, wavelengthAlpha2: 1.544427 }));
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function autosave() {
  const source = ref({ id: 'm1', value: 'old' });
  const saved: [string, string][] = [];
  const scope = effectScope();
  const field = scope.run(() =>
    useAutosave(
      () => source.value,
      async (id, value) => {
        saved.push([id, value]);
        await Promise.resolve();
      },
    ),
  );
  if (!field) throw new Error('no field');
  return { source, saved, field, scope };
}

test('a note is kept once typing rests, not at every key', async () => {
  const { saved, field } = autosave();
  for (const text of ['n', 'ne', 'new']) {
    field.value.value = text;
    await nextTick();
    vi.advanceTimersByTime(300);
  }
  expect(saved).toEqual([]);
  vi.advanceTimersByTime(700);
  expect(saved).toEqual([['m1', 'new']]);
});

test('opening another measurement keeps the note with the one it was typed for', async () => {
  const { source, saved, field } = autosave();
  field.value.value = 'typed';
  await nextTick();
  source.value = { id: 'm2', value: 'other' };
  await nextTick();
  expect(saved).toEqual([['m1', 'typed']]);
  expect(field.value.value).toBe('other');
});

test('news from the lab do not overwrite what is being typed', async () => {
  const { source, field } = autosave();
  field.value.value = 'typing';
  await nextTick();
  source.value = { id: 'm1', value: 'from elsewhere' };
  await nextTick();
  expect(field.value.value).toBe('typing');
});

test('a change from elsewhere shows when nothing is being typed', async () => {
  const { source, field } = autosave();
  source.value = { id: 'm1', value: 'from elsewhere' };
  await nextTick();
  expect(field.value.value).toBe('from elsewhere');
});

test('leaving the tab keeps what was typed last', async () => {
  const { saved, field, scope } = autosave();
  field.value.value = 'last words';
  await nextTick();
  scope.stop();
  expect(saved).toEqual([['m1', 'last words']]);
});
