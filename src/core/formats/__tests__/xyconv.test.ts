import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import golden from '../../../../tests/golden/xyconv-formats.json' with { type: 'json' };
import { readFile } from '../readFile.js';

interface Golden {
  points: number;
  first: number[];
  last: number[];
  top: number[];
  sumX: number;
  sumY: number;
}

const root = '../shared/samples';

/** Positions are printed with six digits by xyconv; intensities are exact. */
test.skipIf(!existsSync(root)).each(Object.entries(golden as Record<string, Golden>))(
  '%s reads as xyconv reads it (skipped without ../shared/samples)',
  (file, { points, first, last, top, sumX, sumY }) => {
    const result = readFile(file, new Uint8Array(readFileSync(join(root, file))), { technique: 'xrd' });
    if (result.outcome === 'question') throw new Error('asked');
    const spectrum = result.file.scans[0]?.spectrum;
    const x = [...(spectrum?.x ?? [])];
    const y = [...(spectrum?.y ?? [])];
    const highest = y.indexOf(Math.max(...y));
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(x.length).toBe(points);
    for (const [i, want] of [
      [0, first],
      [x.length - 1, last],
      [highest, top],
    ] as const) {
      expect(x[i]).toBeCloseTo(want[0] ?? NaN, 3);
      expect(y[i]).toBeCloseTo(want[1] ?? NaN, 3);
    }
    expect(sum(x) / points).toBeCloseTo(sumX / points, 3);
    expect(Math.abs(sum(y) - sumY)).toBeLessThan(1e-5 * Math.abs(sumY));
  },
);
