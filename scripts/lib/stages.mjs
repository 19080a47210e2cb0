import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './ensureBrowser.mjs';
import { ensureBuild } from './ensureBuild.mjs';
import { ensureTestElectron } from './ensureTestElectron.mjs';
import { root, runtimeDir } from './paths.mjs';
import { run } from './run.mjs';
import { countPlaywright, countVitest, none, oneCheck } from './summary.mjs';
import { virtualScreen } from './virtualScreen.mjs';

const minutes = 60_000;
/** How the files of the tests end that need TensorFlow; without it they skip. */
const trains = '.tensorflow.test.ts';

/**
 * What `npm test` checks.
 * @param {readonly string[]} extra more arguments for the one stage that was asked for
 * @returns {import('./schedule.mjs').Stage[]}
 */
export function testStages(extra) {
  return [
    { name: 'build', title: 'build', work: build },
    { name: 'types', title: 'types of every layer', work: () => tool('vue-tsc/bin/vue-tsc.js', ['-b']) },
    // Some of them start the built lab and command line.
    {
      name: 'unit',
      title: 'unit and property tests',
      after: ['build'],
      work: () => unitTests('unit', ['--exclude', `**/*${trains}`, ...extra]),
    },
    {
      name: 'training',
      title: 'tests that train with TensorFlow',
      after: ['build', 'tensorflow'],
      work: () => unitTests('training', extra.length > 0 ? extra : [trains], 25 * minutes),
    },
    { name: 'lint', title: 'lint', work: () => tool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
    {
      name: 'format',
      title: 'format',
      work: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    },
    {
      name: 'e2e',
      title: 'journeys in a browser and in Electron',
      after: ['build'],
      alone: true,
      work: () => journeys(extra),
    },
  ];
}

/**
 * Runs a tool of node_modules as one check.
 * @param {string} file below node_modules
 * @param {readonly string[]} args
 * @returns {Promise<import('./schedule.mjs').StageResult>}
 */
async function tool(file, args) {
  const result = await run(process.execPath, ['--max-old-space-size=4096', join(root, 'node_modules', file), ...args], {
    cwd: root,
    timeoutMs: 8 * minutes,
  });
  return { count: oneCheck(result.code === 0), output: result.output };
}

/**
 * @param {string} name
 * @param {readonly string[]} extra
 * @param {number} timeoutMs
 */
async function unitTests(name, extra, timeoutMs = 10 * minutes) {
  const report = reportFile(`vitest-${name}.json`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...extra];
  const result = await run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', PHASELENS_NODE: process.execPath },
    timeoutMs,
  });
  return counted(result, report, countVitest);
}

async function build() {
  await ensureBuild();
  return { count: oneCheck(true) };
}

/**
 * @param {readonly string[]} extra
 * @returns {Promise<import('./schedule.mjs').StageResult>}
 */
async function journeys(extra) {
  if (!hasSpecs(join(root, 'e2e'))) return { count: none, output: 'there are no journeys yet' };
  const browser = await ensureBrowser();
  const electron = await ensureTestElectron();
  await ensureBuild();
  if (electron.legacy) await ensureBuild({ legacy: true });
  const screen = await virtualScreen();
  const report = reportFile('playwright.json');
  try {
    const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...extra];
    const result = await run(process.execPath, [cli, ...args], {
      cwd: root,
      env: {
        ...process.env,
        ...screen.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PHASELENS_CHROMIUM: browser,
        PHASELENS_TEST_ELECTRON: electron.binary,
        PHASELENS_TEST_ELECTRON_APP: electron.app,
        PHASELENS_TEST_ELECTRON_LEGACY: electron.legacy ? '1' : '',
        PHASELENS_NODE: process.execPath,
      },
      timeoutMs: 10 * minutes,
    });
    return counted(result, report, countPlaywright);
  } finally {
    screen.stop();
  }
}

/**
 * Counts a runner's report; a runner that failed without naming a failed test is itself one failure.
 * @param {import('./run.mjs').RunResult} result
 * @param {string} report
 * @param {(report: unknown) => import('./summary.mjs').Count} count
 * @returns {import('./schedule.mjs').StageResult}
 */
function counted(result, report, count) {
  const found = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : none;
  const silent = result.code !== 0 && found.failed === 0 ? 1 : 0;
  const late = result.code === 124 ? '\nIt was stopped because it took too long.' : '';
  return { count: { ...found, failed: found.failed + silent }, output: result.output + late };
}

/** @param {string} name */
function reportFile(name) {
  const folder = join(runtimeDir, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} folder
 * @returns {boolean}
 */
function hasSpecs(folder) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasSpecs(join(folder, entry.name)) : /\.(spec|test)\.ts$/.test(entry.name),
  );
}
