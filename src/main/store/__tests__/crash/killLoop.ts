import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { readLedger, type Entry } from './ledger.js';

export interface KillLoopOptions {
  /** Arguments of Node that start a writer. */
  writer: readonly string[];
  kills: number;
  /** The kill falls after a random number of entries up to this one: progress is made on a slow machine too. */
  mostEntries: number;
  /** ...and a random time up to this one, ms. */
  longestPause: number;
  /** Called after each kill with all that was said so far. */
  check: (said: readonly Entry[]) => string[];
  onKill?: (kill: number, said: readonly Entry[]) => void;
}

export interface KillLoopResult {
  kills: number;
  /** Kills after the writer was ready; the others hit its start. */
  atWork: number;
  said: Entry[];
  wrong: string[];
}

/** A writer that says nothing for so long hangs, ms. */
const PATIENCE = 60_000;

/** Starts a writer, kills it with SIGKILL at a random moment, checks; again and again on the same data. */
export async function killLoop(options: KillLoopOptions): Promise<KillLoopResult> {
  const said: Entry[] = [];
  let atWork = 0;
  let startTime = 300;
  for (let kill = 1; kill <= options.kills; kill += 1) {
    const whileStarting = kill % 5 === 0;
    const run = await killOne(
      options.writer,
      whileStarting ? 0 : 1 + Math.floor(Math.random() * options.mostEntries),
      Math.random() * (whileStarting ? startTime : options.longestPause),
    );
    said.push(...run.said);
    if (run.readyAfter !== undefined) {
      startTime = run.readyAfter;
      atWork += 1;
    }
    const wrong = run.failure === undefined ? options.check(said) : [run.failure];
    if (wrong.length > 0) {
      return { kills: kill, atWork, said, wrong: wrong.map((line) => `After kill ${kill}: ${line}`) };
    }
    options.onKill?.(kill, said);
  }
  return { kills: options.kills, atWork, said, wrong: [] };
}

async function killOne(writer: readonly string[], entries: number, pause: number) {
  const began = performance.now();
  const child = spawn(process.execPath, writer, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let readyAfter: number | undefined;
  let hangs = false;
  const closed = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, signal) => resolve(signal)));
  const enough = new Promise<void>((resolve) => {
    const patience = setTimeout(() => {
      hangs = true;
      resolve();
    }, PATIENCE);
    const done = () => {
      clearTimeout(patience);
      resolve();
    };
    if (entries === 0) done();
    child.on('exit', done);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const count = output.split('\n').length - 1;
      if (count > 0) readyAfter ??= performance.now() - began;
      if (count >= entries) done();
    });
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  await enough;
  await wait(pause);
  child.kill('SIGKILL');
  const signal = await closed;
  const failure = hangs
    ? `The writer did not say anything for ${PATIENCE} ms. ${errors}`
    : signal === 'SIGKILL'
      ? undefined
      : `The writer ended by itself: ${errors}`;
  return { said: readLedger(output), readyAfter, failure };
}
