import { afterEach, beforeEach, expect, test } from 'vitest';
import { idsOf, importAll, openTestLab, type TestLab } from '../../__tests__/openTestLab.js';
import { calciteRamanFile, rutileFile } from '../../__tests__/patterns.js';

let open: TestLab;
beforeEach(() => {
  open = openTestLab();
});
afterEach(async () => {
  await open.close();
  open.remove();
});

async function importOne(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const [id] = idsOf((await importAll(open.lab, [{ name, bytes }]))[0]);
  return id ?? '';
}

const drawn = ['xrd-builtin:rutile', 'xrd-builtin:anatase'];

test('the drawn phases are weighed, kept with the measurement and stand in its reports', async () => {
  const id = await importOne('rutile.xy', rutileFile());
  expect(await open.lab.call('quantify.get', { measurementId: id })).toBeNull();
  await open.lab.call('measurements.update', { id, selectedCandidates: drawn });
  const quantification = await open.lab.call('quantify.run', { measurementId: id });
  expect(quantification.phases[0]).toMatchObject({ name: 'Rutile', weightPercent: 100, found: true });
  expect(quantification.phases[1]).toMatchObject({ name: 'Anatase', found: false });
  await open.reopen();
  expect(await open.lab.call('quantify.get', { measurementId: id })).toEqual(quantification);
  const report = async (format: 'html' | 'csv' | 'json'): Promise<string> =>
    new TextDecoder().decode((await open.lab.call('reports.create', { measurementId: id, format })).bytes);
  expect(await report('html')).toContain('Quantities');
  expect(await report('html')).toContain('Full-pattern summation');
  expect(await report('csv')).toContain('Rutile,TiO2,yes,100');
  expect(await report('json')).toContain('"quantification"');
  await open.lab.call('quantify.clear', { measurementId: id });
  expect(await open.lab.call('quantify.get', { measurementId: id })).toBeNull();
  expect(await report('html')).not.toContain('Quantities');
}, 60_000);

test('without drawn phases, and for a Raman spectrum, it says why it cannot be done', async () => {
  const powder = await importOne('rutile.xy', rutileFile());
  await open.lab.call('measurements.update', { id: powder, selectedCandidates: [] });
  await expect(open.lab.call('quantify.run', { measurementId: powder })).rejects.toThrow('Draw the phases');
  const raman = await importOne('calcite.txt', calciteRamanFile());
  await expect(open.lab.call('quantify.run', { measurementId: raman, referenceIds: drawn })).rejects.toThrow('Raman');
  await expect(open.lab.call('quantify.run', { measurementId: 'nobody', referenceIds: drawn })).rejects.toThrow();
}, 60_000);
