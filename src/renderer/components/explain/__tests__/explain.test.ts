import { expect, test } from 'vitest';
import type { LayerEffect, LayerMaps } from '../../../../contract/index.js';
import { explainAxis } from '../../../charts/featureMapsAxis.js';
import { chartTheme } from '../../../charts/palette.js';
import { effectRows, effectSentence, factorText, measureText } from '../effectWords.js';
import { composeSvg, placeParts } from '../explainPicture.js';
import { emptyLabel, percent } from '../explainWords.js';
import { filterRows } from '../filterRows.js';
import { mapReading } from '../readings.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const effects: LayerEffect[] = [
  {
    ...{ layer: 'conv1', label: 'conv 1' },
    before: { noise: 0.06, background: 0.28, width: 0.2, position: 4 },
    after: { noise: 0.01, background: 0.02, width: 0.2, position: null },
  },
  {
    ...{ layer: 'pool1', label: 'max pool' },
    before: { noise: 0.01, background: 0.02, width: 0.2, position: 4 },
    after: { noise: 0.012, background: 0, width: 0.2, position: 2 },
  },
];

test('factors say how much became less or more, and what could not be measured', () => {
  expect(
    [
      factorText(0.06, 0.01),
      factorText(1, 12),
      factorText(1, 1.02),
      factorText(1, null),
      factorText(0.1, 0),
      factorText(0, 0),
    ].map(plain),
  ).toEqual(['÷ 6.0', '× 12', 'as before', '–', 'gone', 'none']);
  expect([measureText('noise', 0.0612), measureText('position', 2), measureText('width', null)]).toEqual([
    '6.1 %',
    '2.0 pt',
    '–',
  ]);
});

test('a layer is compared with what it gets, and with the input', () => {
  const noise = effectRows(effects, 'pool1')?.[0];
  expect(noise).toMatchObject({ factor: '×\u00a01.2', sinceInput: '÷\u00a05.0', better: false });
  expect(effectRows(effects, 'dense1')).toBeNull();
  expect(effectSentence(effects, 'pool1')).toBe('max pool removes background and position spread and adds noise.');
  expect(effectSentence(effects, 'conv1')).toBe('conv 1 removes noise and background.');
});

const maps: LayerMaps = {
  ...{ layer: 'c', view: 'spectrum', length: 3, channels: 2, values: Float32Array.from([0, -3, 1, 0, 0, 0]) },
  ...{ start: 1, step: 2, emptyHere: [false, true], emptyAlways: [false, false] },
};
const axis = explainAxis({ unit: 'twoTheta', from: 10, step: 0.5 }, 7, 'twoTheta', {});

test('every channel tells its largest value and where it lies on the axis', () => {
  expect(filterRows(maps, axis)).toMatchObject([
    { channel: 0, largest: -3, where: '11.50°', emptyHere: false },
    { channel: 1, emptyHere: true },
  ]);
});

test('the pointer reads a map at its own points and says where it ends', () => {
  const values = maps.values.subarray(0, 3);
  expect(mapReading(maps, values, 0, axis, 11.4)).toBe('filter 1 at 11.40°: -3.00');
  expect(mapReading(maps, values, 0, axis, 30)).toMatch(/does not reach/);
});

test('a list names the layers that are partly empty', () => {
  const layer = { ...{ name: 'c', label: 'conv', type: 'conv1d', shape: '', length: 3, channels: 4 } };
  const rest = { drawable: true, parameters: 1 };
  expect(emptyLabel({ ...layer, ...rest, emptyHere: 2, emptyAlways: 1 })).toBe('2 empty');
  expect(emptyLabel({ ...layer, ...rest, emptyHere: 0, emptyAlways: 0 })).toBe('');
  expect([percent(0.004), percent(0), percent(0.926)].map(plain)).toEqual(['< 1 %', '0 %', '93 %']);
});

test('an exported drawing holds every picture at its place, and their ids do not meet', () => {
  const part = (heading: string) => ({
    ...{ width: 100, height: 50, heading, canvas: () => null },
    svg: () => '<svg width="100" height="50"><clipPath id="c0"/><g clip-path="url(#c0)"/><image href="data:,"/></svg>',
  });
  const placed = placeParts([[part('a < b'), part('maps')], [part('other')]]);
  expect(placed.width).toBe(210);
  expect(placed.parts.map(({ x, y }) => [x, y])).toEqual([
    [0, 26],
    [0, 112],
    [110, 26],
  ]);
  const svg = composeSvg(placed, chartTheme(false));
  expect(svg).toContain('a &lt; b');
  expect(svg.match(/<image preserveAspectRatio="none" href="data:,"/g)).toHaveLength(3);
  expect(svg).toContain('<svg x="110" y="26" ');
  for (const number of [0, 1, 2]) expect(svg).toContain(`id="p${number}-c0"/><g clip-path="url(#p${number}-c0)"`);
});
