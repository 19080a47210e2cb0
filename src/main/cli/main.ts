import { processIo } from './io.js';
import { runCli } from './runCli.js';

/** Entry of `bin/phaselens`: runs the command and gives its exit code. */
export async function main(argv: string[]): Promise<number> {
  return runCli(argv, processIo(import.meta.url));
}
