import { expect, test } from 'vitest';
import { peakShares } from '../../../../core/explain/peakShares.js';
import { reportFixture } from '../../../../core/report/__tests__/reportFixture.js';
import { renderCsv } from '../../../../core/report/renderCsv.js';
import type { ReportContext } from '../../../../core/report/reportContext.js';
import type { ReportEvidence } from '../../../../core/report/reportEvidence.js';
import { createReport } from '../createReport.js';
import { evidenceFigure } from '../evidenceFigure.js';

const axis = { unit: 'twoTheta', from: 20, step: 0.3 } as const;

function shown(name = 'cnn-small', className = 'rutile'): Extract<ReportEvidence, { state: 'shown' }> {
  const y = Float32Array.from({ length: 200 }, (_, i) => Math.exp(-((20 + i * 0.3 - 27.4) ** 2) / 0.5));
  const values = y.map((value, i) => (i === 150 ? -0.2 : value));
  const peaks = [
    { label: 'rutile 110', position: 27.4, fwhm: 1.2 },
    { label: 'peak 2', position: 36.1, fwhm: 1.2 },
  ];
  const shares = peakShares(values, axis, peaks);
  return {
    state: 'shown',
    model: { name, title: 'Small CNN', hash: 'cd'.repeat(32), seed: 7, datasetTitle: 'Oxides', testAccuracy: 0.982 },
    methodName: 'occlusion',
    attribution: {
      method: 'occlusion',
      className,
      probability: 0.93,
      values,
      peaks: shares.peaks,
      onPeaks: shares.onPeaks,
      elsewhere: shares.elsewhere,
      sentence: '93 % of the evidence lies on peaks that the peak table knows.',
      notes: ['Hidden stretches.', 'Mind the noise.'],
    },
    axis,
    y,
  };
}
const missing: ReportEvidence = {
  state: 'missing',
  modelHash: 'ef'.repeat(32),
  method: 'gradCam',
  sentence: 'The model efefefef… was deleted, so that what it looked at cannot be shown.',
};
const context = (...evidence: ReportEvidence[]): ReportContext => ({ ...reportFixture(), evidence });
const textOf = async (from: ReportContext, format: 'html' | 'csv' | 'json') =>
  new TextDecoder().decode((await createReport(from, format)).bytes);

test('the page shows what the model looked at: answer, figure with shading, shares of peaks, how to read it', async () => {
  const html = await textOf(context(shown()), 'html');
  expect(html).toContain('What a model looked at');
  expect(html).toContain('rutile (0.93)');
  expect(html).toContain('cd'.repeat(32));
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect(html).toContain('93 % of the evidence lies on peaks that the peak table knows.');
  expect(html).toContain('rutile 110');
  expect(html).toContain('How to read it: Hidden stretches. Mind the noise.');
});

test('a report without explanations has no word about models', async () => {
  for (const format of ['html', 'csv'] as const) {
    expect(await textOf(context(), format)).not.toContain('What a model looked at');
  }
});

test('a model that is gone gives its sentence in all four reports, and the others are still shown', async () => {
  const both = context(missing, shown());
  const html = await textOf(both, 'html');
  expect(html).toContain('was deleted, so that what it looked at cannot be shown.');
  expect(html).toContain('rutile 110');
  expect(await textOf(both, 'csv')).toContain('was deleted');
  const json = JSON.parse(await textOf(both, 'json')) as { evidence: { state: string; y?: number[] }[] };
  expect(json.evidence.map(({ state }) => state)).toEqual(['missing', 'shown']);
  expect(json.evidence[1]?.y).toHaveLength(200);
  const { bytes } = await createReport(both, 'pdf');
  expect(bytes.length).toBeGreaterThan((await createReport(context(), 'pdf')).bytes.length);
});

test('names of models and classes are escaped, and no formula reaches a spreadsheet', async () => {
  const hostile = context(shown('<script>alert(1)</script>', '=HYPERLINK("x")'));
  expect(await textOf(hostile, 'html')).not.toContain('<script>alert');
  expect(renderCsv(hostile)).toContain(`"'=HYPERLINK(""x"")"`);
});

test('the figure is blue where it speaks for the class, orange where against it, and white without evidence', () => {
  const evidence = shown();
  /** How much more blue than red, of every fill. */
  const blueness = (svg: string) =>
    [...svg.matchAll(/fill="#([0-9a-f]{6})"|fill="rgb\((\d+),(\d+),(\d+)\)"/gi)].map(([, hex, red, , blue]) =>
      hex ? parseInt(hex.slice(4), 16) - parseInt(hex.slice(0, 2), 16) : Number(blue) - Number(red),
    );
  const drawn = blueness(evidenceFigure(evidence));
  expect(Math.max(...drawn)).toBeGreaterThan(100);
  expect(Math.min(...drawn)).toBeLessThan(-20);
  const values = new Float32Array(200);
  const plain = blueness(evidenceFigure({ ...evidence, attribution: { ...evidence.attribution, values } }));
  expect(plain.every((more) => Math.abs(more) <= 35)).toBe(true);
});
