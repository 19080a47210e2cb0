import { expect, test } from 'vitest';
import { verdicts, type ExperimentFigure, type ReviewId } from '../../../contract/index.js';
import { experiments } from '../index.js';
import { inlineLab, quickParameters } from './inlineLab.js';

/** Those that want nothing of a network but its answers. */
const ids: ReviewId[] = ['e1', 'e2', 'e4', 'e5'];

function lengths(figure: ExperimentFigure): number[][] {
  if (figure.kind === 'heat') return [figure.rows.map(() => 1), figure.values.map(() => 1)];
  if (figure.kind === 'lines')
    return figure.series.map(({ x, y, low = y, high = y }) => [x.length, y.length, low.length, high.length]);
  const { categories, series } = figure;
  return series.map(({ values, low = values, high = values }) => [
    ...[categories.length, values.length],
    ...[low.length, high.length],
  ]);
}

test.each(ids)(
  '%s: every row has an interval over the seeds, every figure is whole, the sum of work is right',
  async (id) => {
    const lab = inlineLab([1, 2]);
    const finding = await experiments[id].run(lab, quickParameters(id));
    expect(verdicts).toContain(finding.verdict);
    const names = finding.results.map(({ label, metric }) => `${metric}: ${label}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { mean, low, high, n } of finding.results) {
      expect(n).toBe(2);
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
    }
    for (const figure of finding.figures)
      for (const each of lengths(figure)) expect(new Set(each).size, `${figure.id}: ${each.join(' ')}`).toBe(1);
    expect(finding.because).not.toMatch(/NaN|undefined/);
    expect([...finding.method, ...finding.limits].join(' ')).not.toMatch(/NaN|undefined|\[object/);
    expect(lab.progress.done).toBe(lab.progress.total);
    expect(lab.progress.total).toBeGreaterThan(0);
  },
);

test('other seeds give other numbers, the same seeds the same', async () => {
  const run = async (seeds: number[]) => (await experiments.e4.run(inlineLab(seeds), quickParameters('e4'))).results;
  const first = await run([1, 2]);
  expect(await run([1, 2])).toEqual(first);
  expect(await run([3, 4])).not.toEqual(first);
});

test('parameters that do not fit are refused with their place', async () => {
  const wrong = { ...(quickParameters('e4') as object), margin: 'wide' };
  await expect(experiments.e4.run(inlineLab([1]), wrong)).rejects.toThrow(/experiment E4 do not fit: margin/);
});
