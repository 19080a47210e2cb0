/** Set-up speaks on stderr, so that the standard output of the command line stays pure JSON. */

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Announces a step, runs it, and tells how long it took.
 * @template T
 * @param {string} text
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(text, work) {
  const start = Date.now();
  say(`• ${text} …`);
  const result = await work();
  say(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
