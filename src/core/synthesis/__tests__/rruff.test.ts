import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cosine } from '../../metrics/cosine.js';
import { readFile } from '../../formats/readFile.js';
import { buildFromMeasurements, type MeasuredOptions } from '../measured/buildFromMeasurements.js';
import type { LabelledSpectrum } from '../measured/labelledSpectrum.js';

const folder = '../shared/samples/raman-rruff';
const options: MeasuredOptions = {
  title: 'Minerals',
  seed: 1,
  grid: { from: 200, to: 1200, step: 2 },
  outside: 'zero',
  split: { validation: 0, test: 0.5 },
  augmentation: { copies: 0, shift: 0, scale: 1, noise: 0, mix: 1 },
  normalise: 'vector',
};

function measured(name: string): LabelledSpectrum[] {
  const parsed = readFile(name, new Uint8Array(readFileSync(`${folder}/${name}`)));
  if (!('file' in parsed)) throw new Error(`${name} asks a question`);
  const [label = '', specimen = ''] = name.split('__');
  return parsed.file.scans.map(({ spectrum }) => ({ spectrum, name, label, specimen }));
}

// 46 minerals, two specimens of each: one is trained, the other is asked for.
test.skipIf(!existsSync(folder))('measured minerals split by specimen are told apart by their nearest spectrum', () => {
  const items = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap(measured);
  const { parts, notes } = buildFromMeasurements(items, options);
  const { train, test: asked } = parts;
  expect(notes).toEqual([]);
  expect([train.labels.length, asked.labels.length, train.meta.classNames.length]).toEqual([46, 46, 46]);
  expect(new Set([...(train.meta.specimens ?? []), ...(asked.meta.specimens ?? [])]).size).toBe(92);
  const rows = ({ x, meta }: typeof train) =>
    Array.from({ length: x.length / meta.length }, (_, i) =>
      Float64Array.from(x.subarray(i * meta.length, (i + 1) * meta.length)),
    );
  const gallery = rows(train);
  const right = rows(asked).filter((y, i) => {
    const scores = gallery.map((other) => cosine(y, other));
    return train.labels[scores.indexOf(Math.max(...scores))] === asked.labels[i];
  });
  expect(right.length).toBeGreaterThan(30);
});
