import { say } from './say.mjs';

/** A set-up step that could not be done: `message` is one sentence that says what failed and what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [details] the program's own output, shown below the sentence
   */
  constructor(message, details) {
    super(message);
    this.name = 'SetupError';
    this.details = details;
  }
}

/**
 * Runs a script's main function; an expected failure becomes one sentence and exit code 1, never a stack.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (error.details) say(lastLines(error.details, 25));
    say(`\n✗ ${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
