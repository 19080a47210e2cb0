import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import golden from '../../../../tests/golden/other-readers.json' with { type: 'json' };
import { readScans } from './readScans.js';

interface Golden {
  points: number;
  first: number[];
  last: number[];
  top: number[];
  sumX: number;
  sumY: number;
}

const root = '../shared/samples';
const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);

/** The first spectrum of each file; positions are rounded at the ninth digit behind the point here. */
test.skipIf(!existsSync(root)).each(Object.entries(golden as Record<string, Golden>))(
  '%s reads as geddes or RosettaSciIO reads it (skipped without ../shared/samples)',
  (file, want) => {
    const spectrum = readScans(file, new Uint8Array(readFileSync(join(root, file)))).scans[0]?.spectrum;
    const { x, y } = spectrum ?? { x: new Float64Array(), y: new Float64Array() };
    const top = y.indexOf(Math.max(...y));
    const at = (i: number) => [x[i], y[i]];
    expect(x.length).toBe(want.points);
    for (const [i, [position = NaN, intensity]] of [
      [0, want.first],
      [x.length - 1, want.last],
      [top, want.top],
    ] as const) {
      expect(at(i)[0]).toBeCloseTo(position, 8);
      expect(at(i)[1]).toBe(intensity);
    }
    expect(Math.abs(sum(x) - want.sumX)).toBeLessThan(1e-9 * x.length + 1e-12 * Math.abs(want.sumX));
    expect(Math.abs(sum(y) - want.sumY)).toBeLessThan(1e-9 * y.reduce((a, b) => a + Math.abs(b), 1));
  },
);
