import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines, placeOf, type Stick } from '../compareLines.js';

const stick = (x: number, height = 50): Stick => ({ x, height });
const options = { tolerance: 0.1, smallest: 1 };

test('lines within the tolerance are common, the nearest pairs first; the others stay alone', () => {
  const lines = compareLines([stick(20), stick(30.05), stick(40)], [stick(30), stick(30.09), stick(50)], options);
  expect(lines.map(({ a, b }) => [a?.x, b?.x])).toEqual([
    [20, undefined],
    [undefined, 30],
    [30.05, 30.09],
    [40, undefined],
    [undefined, 50],
  ]);
});

test('reflections at one place are one line with their heights together; weak lines are left out', () => {
  const lines = compareLines(
    [{ ...stick(20, 10), hkl: [5, 1, 1] }, { ...stick(20.001, 30), hkl: [3, 3, 3] }, stick(30, 0.5)],
    [],
    options,
  );
  expect(lines).toEqual([{ a: { x: 20.001, height: 40, hkl: [3, 3, 3] } }]);
});

test('no line is counted twice, and the order does not depend on which is first', () => {
  const sticks = fc.array(fc.double({ min: 10, max: 12, noNaN: true }), { maxLength: 12 });
  fc.assert(
    fc.property(sticks, sticks, (p, q) => {
      const [a, b] = [p.map((x) => stick(x)), q.map((x) => stick(x))];
      const lines = compareLines(a, b, options);
      const common = lines.filter((line) => line.a && line.b);
      const back = compareLines(b, a, options).filter((line) => line.a && line.b);
      expect(common.length).toBe(back.length);
      expect(lines.map(placeOf)).toEqual([...lines.map(placeOf)].sort((x, y) => x - y));
      const firsts = lines.flatMap((line) => line.a ?? []);
      expect(new Set(firsts).size).toBe(firsts.length);
      expect(compareLines(a, a, options).every((line) => line.a && line.b)).toBe(true);
    }),
  );
});
