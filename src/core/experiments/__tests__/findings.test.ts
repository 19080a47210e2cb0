import { expect, test } from 'vitest';
import { verdicts } from '../../../contract/index.js';
import { e3Schema } from '../e3/parameters.js';
import { e6Schema } from '../e6/parameters.js';
import { e7Schema } from '../e7/parameters.js';
import { e8Schema } from '../e8/parameters.js';
import { experiments } from '../index.js';
import { resolveBundled } from '../shared/resolveBundled.js';
import { bundled, quickParameters, recipeOf } from './inlineLab.js';
import { mapsLab } from './mapsLab.js';

/** Those that look into networks. */
const ids = ['e3', 'e6', 'e7', 'e8'] as const;

test.each(ids)('%s comes to a whole finding, the same for the same seeds', async (id) => {
  const lab = mapsLab([1, 2]);
  const finding = await experiments[id]?.run(lab, quickParameters(id));
  if (!finding) throw new Error('not built');
  expect(lab.progress.done).toBe(lab.progress.total);
  expect(lab.progress.total).toBeGreaterThan(0);
  expect(verdicts).toContain(finding.verdict);
  expect(finding.results.length).toBeGreaterThan(4);
  for (const { label, metric, mean, low, high, n } of finding.results) {
    expect(n, `${label}, ${metric}`).toBeGreaterThan(0);
    expect(low, `${label}, ${metric}`).toBeLessThanOrEqual(mean + 1e-12);
    expect(high, `${label}, ${metric}`).toBeGreaterThanOrEqual(mean - 1e-12);
  }
  const names = finding.results.map(({ label, metric }) => `${metric}: ${label}`);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(finding.figures.map((figure) => figure.id)).size).toBe(finding.figures.length);
  expect(finding.because).toMatch(/\.$/);
  expect(JSON.stringify(finding)).not.toMatch(/null|NaN|undefined|\[object/);
  expect(await experiments[id]?.run(mapsLab([1, 2]), quickParameters(id))).toEqual(finding);
});

const full = (id: (typeof ids)[number]) => resolveBundled(recipeOf(id).parameters, bundled);

test('the parameters that ship are read in full', () => {
  expect(e3Schema.parse(full('e3')).dataset.length).toBe(500);
  expect(e6Schema.parse(full('e6')).variants[0]).toMatchObject({ filters: 1, activation: 'relu', positive: 'none' });
  const { dataset, near, models } = e7Schema.parse(full('e7'));
  expect([dataset.length, near.length]).toEqual([256, 256]);
  expect(models.filter(({ role }) => role === 'accused')).toHaveLength(1);
  expect(e8Schema.parse(full('e8')).cases).toHaveLength(4);
});

test.each(ids)('%s refuses parameters that do not fit, with their place', async (id) => {
  const wrong = { ...(quickParameters(id) as object), surplus: 1 };
  await expect(experiments[id]?.run(mapsLab([1]), wrong)).rejects.toThrow(`experiment ${id.toUpperCase()} do not fit`);
});
