import type { Io } from './io.js';
import { clean } from './table.js';

/** One sentence to stderr. It may hold a file's name, so nothing in it may steer the terminal. */
export function complain(io: Io, sentence: string): void {
  io.error(`${clean(sentence)}\n`);
}
