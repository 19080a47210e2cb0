import { expect, test } from 'vitest';
import { checkDepth } from '../open/checkDepth.js';

const MB = 1024 * 1024;

test.each([
  [1 * MB, false, 0, 'full'],
  [20 * MB, false, 100, 'quick'],
  [500 * MB, false, 1, 'none'],
  [500 * MB, false, 8, 'quick'],
  [500 * MB, true, 0, 'quick'],
] as const)(
  'a database of %i bytes, unclean %s, %i days after its last check is checked: %s',
  (bytes, unclean, daysSinceCheck, depth) => {
    expect(checkDepth({ bytes, unclean, daysSinceCheck })).toBe(depth);
  },
);
