import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';
import { temporaryFolder } from '../../transports/__tests__/doors.js';
import { runCli } from '../runCli.js';

interface Answer {
  code: number;
  out: string;
  error: string;
}

/** Somebody who never presses Ctrl-C. */
const never = new Promise<void>(() => undefined);

/** Command lines of a test file: one build for all its tests, and for each a folder of its own with the data in it. */
export function cliHere(env: Record<string, string> = {}): {
  built: () => string;
  file: (...names: string[]) => string;
  cli: (...argv: string[]) => Promise<Answer>;
  /** With somebody who presses Ctrl-C. */
  cliUntil: (interrupted: Promise<void>, ...argv: string[]) => Promise<Answer>;
} {
  let built = '';
  beforeAll(async () => {
    built = await buildEntries({ cli: 'src/main/cli/main.ts', worker: 'src/main/lab/worker.ts' });
  }, 120_000);
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());
  const file = (...names: string[]): string => join(folder.path, ...names);

  async function cliUntil(interrupted: Promise<void>, ...argv: string[]): Promise<Answer> {
    let [out, error] = ['', ''];
    const code = await runCli(argv, {
      out: (text) => (out += text),
      error: (text) => (error += text),
      env: { ...env, PHASELENS_DATA: file('data') },
      columns: 120,
      watched: false,
      entryUrl: pathToFileURL(join(built, 'cli.js')).href,
      interrupted: () => interrupted,
    });
    return { code, out, error };
  }
  return { built: () => built, file, cli: (...argv) => cliUntil(never, ...argv), cliUntil };
}
