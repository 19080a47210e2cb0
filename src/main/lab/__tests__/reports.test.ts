import { afterEach, beforeEach, expect, test } from 'vitest';
import { idsOf, importAll, openTestLab, type TestLab } from './openTestLab.js';
import { bytesOf, calciteRamanFile, haliteCif, rutileFile } from './patterns.js';

let open: TestLab;
beforeEach(() => {
  open = openTestLab();
});
afterEach(async () => {
  await open.close();
  open.remove();
});

async function importRutile(): Promise<string> {
  const [id] = idsOf((await importAll(open.lab, [{ name: 'rutile.xy', bytes: rutileFile() }]))[0]);
  return id ?? '';
}

test('a measurement whose selected reference was deleted is still drawn and reported', async () => {
  const id = await importRutile();
  const { libraryId } = await open.lab.call('libraries.import', {
    libraryName: 'salts',
    files: [{ name: 'halite.cif', bytes: bytesOf(haliteCif) }],
  });
  const { items } = await open.lab.call('references.list', { libraryId });
  const halite = items[0]?.id ?? '';
  await open.lab.call('identify.run', { measurementId: id, options: {} });
  await open.lab.call('measurements.update', { id, selectedCandidates: ['xrd-builtin:rutile', halite] });
  await open.lab.call('libraries.delete', { id: libraryId });
  const { overlays } = await open.lab.call('identify.explain', {
    measurementId: id,
    referenceIds: ['xrd-builtin:rutile', halite],
  });
  expect(overlays.map(({ referenceId }) => referenceId)).toEqual(['xrd-builtin:rutile']);
  for (const format of ['html', 'csv', 'json', 'pdf'] as const) {
    expect((await open.lab.call('reports.create', { measurementId: id, format })).bytes.byteLength).toBeGreaterThan(
      500,
    );
  }
  expect((await open.lab.call('reports.data', { measurementId: id, format: 'csv' })).bytes.byteLength).toBeGreaterThan(
    500,
  );
});

test('a report has the peaks, also where nobody has looked for them yet; a table emptied by hand stays empty', async () => {
  const id = await importRutile();
  const report = async () => {
    const { bytes } = await open.lab.call('reports.create', { measurementId: id, format: 'csv' });
    return new TextDecoder().decode(bytes).split('Peaks')[1]?.split('Provenance')[0]?.trim().split('\n') ?? [];
  };
  expect((await report()).length).toBeGreaterThan(8);
  expect((await open.lab.call('measurements.get', { id })).peaks).toBeNull();
  await open.lab.call('peaks.save', { measurementId: id, peaks: [] });
  expect(await report()).toHaveLength(1);
});

test('a Raman spectrum measured in nm is drawn on its own axis', async () => {
  const rows = new TextDecoder()
    .decode(calciteRamanFile())
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/[\s,;]+/)
        .map(Number),
    )
    .filter((cells) => cells.length >= 2 && cells.every(Number.isFinite))
    .map(([shift = 0, y = 0]) => `${(1 / (1 / 532 - shift * 1e-7)).toFixed(6)}\t${y}`);
  const text = `# Raman, laser 532 nm\nWavelength (nm)\tIntensity\n${rows.join('\n')}\n`;
  const [id = ''] = idsOf((await importAll(open.lab, [{ name: 'calcite.txt', bytes: bytesOf(text) }]))[0]);
  const { candidates } = await open.lab.call('identify.run', { measurementId: id, options: {} });
  const best = candidates[0]?.reference;
  expect(best?.name).toBe('Calcite');
  const { spectrum } = await open.lab.call('measurements.get', { id });
  const { x, overlays } = await open.lab.call('identify.explain', {
    measurementId: id,
    referenceIds: [best?.id ?? ''],
  });
  expect(spectrum.unit).toBe('wavelength');
  expect(x[0]).toBeCloseTo(spectrum.x[0] ?? 0, 6);
  expect(x.at(-1)).toBeCloseTo(spectrum.x.at(-1) ?? 0, 6);
  // The strong band of the carbonate, about 1086 1/cm: 564.6 nm under a laser of 532 nm.
  const strongest = overlays[0]?.sticks.reduce((a, b) => (b.height > a.height ? b : a));
  expect(strongest?.x).toBeCloseTo(564.6, 0);
});
