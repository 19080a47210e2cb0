import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveClasses } from '../../../synthesis/resolveClasses.js';
import { bundled } from '../../__tests__/inlineLab.js';
import { pairCause, type ListedPeak } from '../pairCause.js';
import { variationRange } from '../variationRange.js';

const range = { position: 100, height: 0.1 };
const peaks = (...list: [number, number][]): ListedPeak[] => list.map(([position, height]) => ({ position, height }));

/** Class lists of J. Schuetzke et al., npj Comput. Mater. 9 (2023) 100; the causes are those that the paper names. */
test.each([
  [
    '246 and 382',
    'minor peak',
    [
      [1684, 0.042],
      [4311, 0.716],
      [4637, 1],
    ],
    [
      [4290, 0.744],
      [4700, 1],
    ],
  ],
  [
    '8 and 318',
    'positions',
    [
      [177, 1],
      [3358, 0.857],
    ],
    [
      [139, 1],
      [3313, 0.864],
    ],
  ],
  [
    '15 and 482',
    'positions',
    [
      [3099, 1],
      [4229, 0.988],
    ],
    [
      [3170, 0.879],
      [4302, 1],
    ],
  ],
  [
    '164 and 281',
    'heights',
    [
      [2774, 0.24],
      [3876, 1],
    ],
    [
      [2780, 0.273],
      [3924, 1],
    ],
  ],
] as [string, string, [number, number][], [number, number][]][])(
  'the cause that the study names for classes %s comes out: %s',
  (_, cause, first, second) => {
    expect(pairCause(peaks(...first), peaks(...second), range).cause).toBe(cause);
  },
);

test('the nine triplets of the challenge are told apart by what they were made for', () => {
  const recipe = bundled.find(({ id }) => id === 'challenge-27')?.recipe;
  if (!recipe) throw new Error('no recipe');
  expect(variationRange(recipe).position).toBe(100);
  expect(variationRange(recipe).height).toBeCloseTo(0.1, 12);
  const classes = resolveClasses(recipe).map((one) =>
    one.peaks.map(({ position, height }) => ({ position: Number(position), height: Number(height) })),
  );
  const kinds = ['minor peak', 'positions', 'heights'];
  for (let triplet = 0; triplet < 9; triplet++) {
    const [a, b] = [classes[3 * triplet] ?? [], classes[3 * triplet + 1] ?? []];
    expect(pairCause(a, b, range).cause, `triplet ${triplet + 1}`).toBe(kinds[Math.floor(triplet / 3)]);
  }
});

test('classes with other high peaks are apart, and heights that no variation brings together are, too', () => {
  expect(pairCause(peaks([500, 1]), peaks([500, 1], [2000, 0.8]), range).cause).toBe('apart');
  expect(pairCause(peaks([500, 1], [900, 0.3]), peaks([500, 1], [900, 0.7]), range).cause).toBe('apart');
});

test('a peak that one of the other class can cover is not alone', () => {
  const { alone, cause } = pairCause(
    peaks([1061, 1], [2156, 0.809]),
    peaks([1087, 1], [1873, 0.053], [2169, 0.745], [2226, 0.468]),
    range,
  );
  expect(alone).toEqual([{ position: 1873, height: 0.053 }]);
  expect(cause).toBe('minor peak');
});

test('the order of the classes does not matter', () => {
  const list = fc.array(
    fc.record({ position: fc.integer({ min: 0, max: 1000 }), height: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(list, list, (first, second) => {
      const [one, other] = [pairCause(first, second, range), pairCause(second, first, range)];
      expect(one.alone.length).toBe(other.alone.length);
      expect(one.cause === 'apart' || other.cause === 'apart' || one.positions <= 1).toBe(true);
    }),
  );
});
