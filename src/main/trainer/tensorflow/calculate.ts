import type { Tf } from './tf.js';

/**
 * Runs a calculation and lets go of its tensors, giving back plain numbers. Not `tf.tidy` itself: that searches whatever it is given
 * back for tensors, element by element, which takes half a second for a million numbers.
 */
export function calculate<T>(tf: Tf, work: () => T): T {
  const results: T[] = [];
  tf.tidy(() => void results.push(work()));
  return results[0] as T;
}
