/**
 * From the start of the process to the first candidate: `node bench/run.mjs start [--runs 10]`, on the built product (`npm run bench -- start`
 * builds it first). The command line on one file, and `serve` until a browser shows the candidates of the first sample, on a new data folder.
 * Limit: 2 s. Floors in the same run: an empty Node process, and the browser on an empty page. The browser is the one PHASELENS_CHROMIUM names,
 * else /usr/bin/chromium, else Playwright's own.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { argument } from './identify-samples.js';
import { median, printTable, quantile, record, round } from './timing.js';

const RUNS = Number(argument('runs') ?? 10);
const LIMIT_MS = 2000;
const bin = join(process.cwd(), 'bin', 'phaselens');
const sample = (name: string): string => join(process.cwd(), 'resources', 'samples', name);
const rows: { what: string; medianMs: number; worstMs: number; limitMs: number | null }[] = [];

const scratch = mkdtempSync(join(tmpdir(), 'phaselens-start-'));
try {
  measureCommand('floor: node -e 0', ['-e', '0'], null);
  measureCommand('phaselens formats (no search)', [bin, 'formats'], null);
  for (const [technique, name] of [
    ['XRD', 'Synthetic - rutile with noise.xy'],
    ['Raman', 'Synthetic - calcite Raman with noise.txt'],
  ] as const)
    measureCommand(
      `phaselens identify, ${technique}`,
      [bin, 'identify', sample(name), '--json'],
      LIMIT_MS,
      '"rank": 1',
    );
  const browser = await launch();
  if (browser) {
    try {
      await measurePage(browser);
    } finally {
      await browser.close();
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
printTable(
  ['start to first candidate', 'median ms', 'slowest ms', 'limit ms'],
  rows.map(({ what, medianMs, worstMs, limitMs }) => [what, medianMs, worstMs, limitMs ?? '-']),
);
record('start', { runs: RUNS, rows });

function add(what: string, times: readonly number[], limitMs: number | null): void {
  rows.push({ what, medianMs: round(median(times)), worstMs: round(quantile(times, 1)), limitMs });
}

/** Wall time of a process from its start to its end. The first run, which fills the caches, is not counted. */
function measureCommand(what: string, args: readonly string[], limitMs: number | null, expected = ''): void {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const began = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: scratch });
    const ms = performance.now() - began;
    if (status !== 0 || !stdout.includes(expected)) throw new Error(`${what} failed: ${stderr || stdout}`);
    return ms;
  });
  add(what, times.slice(1), limitMs);
}

async function launch(): Promise<Browser | undefined> {
  const named = process.env['PHASELENS_CHROMIUM'] ?? '/usr/bin/chromium';
  try {
    return await chromium.launch({ args: ['--no-sandbox'], ...(existsSync(named) ? { executablePath: named } : {}) });
  } catch (error) {
    console.log(`No browser, so no page: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
    return undefined;
  }
}

/** `serve` on a new data folder, page opened at the address it prints, until the first row of the candidate table is there. */
async function measurePage(browser: Browser): Promise<void> {
  const empty: number[] = [];
  const served: number[] = [];
  const shown: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    let began = performance.now();
    const blank = await browser.newPage();
    await blank.goto('data:text/html,<p>empty</p>');
    if (run > 0) empty.push(performance.now() - began);
    await blank.context().close();

    const data = mkdtempSync(join(scratch, 'data-'));
    began = performance.now();
    const child = spawn(process.execPath, [bin, 'serve', '--port', '0', '--data', data], { cwd: scratch });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      const address = await addressOf(child);
      const answered = performance.now() - began;
      const page = await browser.newPage();
      await page.goto(address);
      try {
        await page.locator('table.candidates tbody tr').first().waitFor({ timeout: 60_000 });
      } catch (error) {
        throw new Error(`No candidates on the page, which says: ${await page.locator('body').innerText()}`, {
          cause: error,
        });
      }
      if (run > 0) {
        served.push(answered);
        shown.push(performance.now() - began);
      }
      await page.context().close();
    } finally {
      child.kill('SIGINT');
      await ended;
    }
  }
  add('floor: browser, empty page', empty, null);
  add('phaselens serve, address printed', served, null);
  add('phaselens serve, candidates of the first sample on the page', shown, LIMIT_MS);
}

function addressOf(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/\S+#token=\S+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`serve ended with ${code ?? 'a signal'}: ${output}`)));
  });
}
