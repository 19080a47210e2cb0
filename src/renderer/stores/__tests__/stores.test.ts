import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { createMockLab } from '../../__tests__/mockLab.js';
import { connectLab } from '../../lab.js';
import { useImports } from '../imports.js';
import { useJobs } from '../jobs.js';
import { useMeasurements } from '../measurements.js';
import { useSelection } from '../selection.js';
import { useSettings } from '../settings.js';
import { useUi } from '../ui.js';
import { useUndo } from '../undo.js';

let lab: ReturnType<typeof createMockLab>;

beforeEach(() => {
  setActivePinia(createPinia());
  lab = createMockLab();
  connectLab(lab);
});

function bytes(text: string) {
  return async () => new TextEncoder().encode(text);
}

test('opening a measurement shows its candidates and draws the picked ones', async () => {
  const selection = useSelection();
  await selection.open('m2');
  expect(selection.detail?.name).toBe('TiO2+MnO');
  expect(selection.picked).toEqual(['mno', 'anatase']);
  expect(selection.explanation?.overlays.map((overlay) => overlay.referenceId)).toEqual(['mno', 'anatase']);
});

test('a slow answer about the measurement before does not replace the one that is open', async () => {
  const selection = useSelection();
  const first = selection.open('m2');
  const second = selection.open('m3');
  await Promise.all([first, second]);
  expect(selection.detail?.id).toBe('m3');
});

test('picking a candidate draws it and remembers it with the measurement', async () => {
  const selection = useSelection();
  await selection.open('m2');
  await selection.togglePick('rutile');
  expect(selection.picked).toEqual(['mno', 'anatase', 'rutile']);
  expect((await lab.call('measurements.get', { id: 'm2' })).selectedCandidates).toContain('rutile');
  await selection.togglePick('mno');
  expect(selection.picked).toEqual(['anatase', 'rutile']);
});

test('taking the last candidate away leaves none, also after the measurement is read again', async () => {
  const selection = useSelection();
  const stop = selection.listen();
  await selection.open('m3');
  expect(selection.picked).toEqual(['anatase']);
  await selection.togglePick('anatase');
  await selection.refresh();
  expect(selection.picked).toEqual([]);
  stop();
});

test('without a wavelength nothing is compared; saying it starts the search', async () => {
  const selection = useSelection();
  await useMeasurements().load();
  const unknown = useMeasurements().items.find((item) => item.status === 'needs-wavelength');
  await selection.open(unknown?.id ?? '');
  expect(selection.needsWavelength).toBe(true);
  expect(lab.calls).not.toContain('identify.explain');
  await selection.setRadiation({ label: 'Cu Kα', wavelength: 1.5406, origin: 'user' });
  expect(selection.needsWavelength).toBe(false);
  expect(selection.candidates.length).toBeGreaterThan(0);
  expect(selection.explanation).not.toBeNull();
});

test('deleted measurements come back with undo', async () => {
  const measurements = useMeasurements();
  await measurements.load();
  const before = measurements.items.map((item) => item.id).sort();
  await measurements.remove(['m2', 'm3']);
  expect(measurements.items.some((item) => item.id === 'm2')).toBe(false);
  expect(useUi().takeNotices()[0]?.action?.label).toBe('Undo');
  expect(await useUndo().undo()).toBe(true);
  expect(measurements.items.map((item) => item.id).sort()).toEqual(before);
});

test('processing steps and peaks can be taken back one after the other', async () => {
  const selection = useSelection();
  const undo = useUndo();
  await selection.open('m2');
  const peaks = selection.peaks;
  await selection.saveSteps([{ kind: 'background-snip', iterations: 40, smoothing: true }]);
  await selection.savePeaks(peaks.slice(1), 'deleting a peak');
  expect(selection.peaks).toHaveLength(peaks.length - 1);
  await undo.undo();
  expect(selection.peaks).toEqual(peaks);
  await undo.undo();
  expect(selection.detail?.steps).toEqual([]);
  expect(await undo.undo()).toBe(false);
});

test('a peak added by a click sits on the top of the nearest maximum', async () => {
  const selection = useSelection();
  await selection.open('m2');
  const before = selection.peaks.length;
  await selection.addPeakAt(40.5);
  expect(selection.peaks).toHaveLength(before + 1);
  const added = selection.peaks.find((peak) => peak.origin === 'edited');
  expect(added?.position).toBeCloseTo(40.53, 1);
  expect(added?.dSpacing).toBeCloseTo(2.224, 2);
  expect(added?.fwhm).toBeGreaterThan(0.05);
});

test('one bad file in a batch is one line, and the others are imported', async () => {
  const imports = useImports();
  await imports.send([
    { path: 'run/good.xy', size: 3, read: bytes('1 2') },
    { path: 'run/empty.xy', size: 0, read: bytes('') },
    { path: 'run/gone.xy', size: 3, read: () => Promise.reject(new Error('NotReadableError')) },
  ]);
  expect(imports.imported).toHaveLength(1);
  expect(imports.failures.map((each) => each.file).sort()).toEqual(['run/empty.xy', 'run/gone.xy']);
  expect(imports.failures.every((each) => each.error.message.includes(each.file))).toBe(true);
  expect(imports.open).toBe(true);
  expect(imports.pending).toBe(0);
  expect([...useJobs().all.values()][0]?.state).toBe('done');
});

test('a file too large for one call is refused with its size, without being read', async () => {
  const imports = useImports();
  const read = () => Promise.reject(new Error('must not be read'));
  await imports.send([{ path: 'huge.xy', size: 80 * 1024 * 1024, read }]);
  expect(imports.failures[0]?.error).toMatchObject({ kind: 'too-large' });
  expect(imports.failures[0]?.error.message).toContain('80 MiB');
});

test('changing one setting keeps the others', async () => {
  const settings = useSettings();
  await settings.set({ xrdAxis: 'q' });
  await settings.set({ intensityScale: 'log' });
  expect(settings.value).toMatchObject({ xrdAxis: 'q', intensityScale: 'log' });
});

test('two settings changed at once are both kept and shown', async () => {
  const settings = useSettings();
  const both = Promise.all([settings.set({ xrdAxis: 'q' }), settings.set({ theme: 'dark' })]);
  expect(settings.value).toMatchObject({ xrdAxis: 'q', theme: 'dark' });
  await both;
  expect(settings.value).toMatchObject({ xrdAxis: 'q', theme: 'dark' });
});

test('what fails is said in the sentence of the lab, and a cancelled dialog is no failure', async () => {
  const ui = useUi();
  await ui.attempt(() => lab.call('backup.create', {}));
  await ui.attempt(() => Promise.reject(new LabError('cancelled', 'never mind')));
  expect(ui.takeNotices()).toEqual([{ kind: 'error', text: 'The invented lab cannot do backup.create.' }]);
});

test('a job whose end was heard before the answer to its start is over', async () => {
  const jobs = useJobs();
  const started = await lab.call('imports.begin', { title: 'x', total: 1, projectId: null });
  jobs.put({ ...started, state: 'failed' });
  jobs.put(started);
  expect(jobs.running).toEqual([]);
  expect(jobs.all.get(started.id)?.state).toBe('failed');
});

test('whoever waits for a job hears of its end', async () => {
  const jobs = useJobs();
  const stop = jobs.listen();
  const job = await lab.call('imports.begin', { title: 'x', total: 1, projectId: null });
  const ended = jobs.finished(job.id);
  await lab.call('imports.finish', { jobId: job.id });
  expect((await ended).state).toBe('done');
  stop();
});
