import { expect, test } from 'vitest';
import { cubicSpline } from '../cubicSpline.js';
import { measuredReferences } from '../measuredReferences.js';

const patterns = { name: 'patterns.csv', text: 'tth,QUA,CAL,ODD\n10,1,2,3\n10.1,5,4,3\n10.2,1,9,3\n' };

test('patterns get their names, ratios and groups from other tables; tables of other things are passed over', () => {
  const { references, withoutRatio } = measuredReferences([
    { name: 'truth.csv', text: 'sample_id,Quartz\nMix1,20\n' },
    patterns,
    { name: 'phases.csv', text: 'phase_id;phase_name;rir\r\nQUA;"Quartz";3.5\r\nCAL;Calcite;2\r\n' },
    { name: 'groups.csv', text: 'phase_id\tphase_name_grouped\nQUA\tSilica\n' },
  ]);
  expect(references).toMatchObject([
    { id: 'QUA', name: 'Quartz', group: 'Silica', source: { rir: 3.5 } },
    { id: 'CAL', name: 'Calcite', source: { rir: 2 } },
  ]);
  expect(withoutRatio).toEqual(['ODD']);
});

test('a cell that is no number and a ratio that is none are named with their line', () => {
  expect(() => measuredReferences([{ name: 'p.csv', text: 'tth,A\n10,1\n11,x\n12,1\n' }])).toThrow('p.csv: line 3');
  expect(() => measuredReferences([{ name: 'r.csv', text: 'phase_id,rir\nA,-1\n' }])).toThrow('r.csv: line 2');
  expect(() => measuredReferences([{ name: 'p.csv', text: 'tth,A\n10,1\n9,1\n12,1\n' }])).toThrow('do not ascend');
});

test('a spline goes through its points and follows a smooth curve between them', () => {
  const x = Float64Array.from({ length: 60 }, (_, i) => i * 0.2 + 0.03 * Math.sin(i));
  const y = x.map((value) => Math.sin(value));
  const spline = cubicSpline(x, y);
  for (const [i, value] of spline.at(x, 0).entries()) expect(value).toBeCloseTo(y[i]!, 12);
  const places = Float64Array.from({ length: 400 }, (_, i) => 1 + i * 0.02);
  for (const [i, value] of spline.at(places, 0.3).entries())
    if (places[i]! - 0.3 > 1) expect(Math.abs(value - Math.sin(places[i]! - 0.3))).toBeLessThan(1e-4);
});
