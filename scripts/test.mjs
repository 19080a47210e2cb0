#!/usr/bin/env node
/** `npm test`: all the set-up that is missing, then every check there is. The last line counts them. */
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './lib/ensureBrowser.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensureTensorflow } from './lib/ensureTensorflow.mjs';
import { runStages } from './lib/schedule.mjs';
import { runMain } from './lib/setupError.mjs';
import { testStages } from './lib/stages.mjs';
import { addCounts, none, summaryLine } from './lib/summary.mjs';
import { testArguments } from './lib/testArguments.mjs';

const write = (/** @type {string} */ text) => process.stdout.write(`${text}\n`);

await runMain(async () => {
  if (!(await ensureNode(fileURLToPath(import.meta.url)))) return Number(process.exitCode);
  const names = testStages([]).map((stage) => stage.name);
  const { only, extra } = testArguments(process.argv.slice(2), names);
  await ensureDependencies();
  const stages = testStages(extra).filter((stage) => only.includes(stage.name));
  const results = await runStages([...setUp(only), ...stages], {
    lanes: 2,
    onStart: (stage) => write(`▸ ${stage.title} …`),
    onEnd(stage, { count, output }, seconds) {
      const good = count.failed === 0;
      if (!good && output) write(`\n--- ${stage.title} ---\n${output.trimEnd()}\n---`);
      const counted = count.passed + count.failed + count.skipped > 0;
      write(
        `${good ? '✓' : '✗'} ${stage.title}: ${counted ? summaryLine(count) : (output ?? 'done')} (${seconds.toFixed(1)} s)`,
      );
    },
  });
  const total = addCounts(results.map((result) => result.count));
  write(`\n${summaryLine(total)}`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * The test browser and TensorFlow are set up beside the first checks, since they are only needed later.
 * @param {readonly string[]} only
 * @returns {import('./lib/schedule.mjs').Stage[]}
 */
function setUp(only) {
  const browser = async () => {
    await ensureBrowser();
    return { count: none };
  };
  // Its tests are skipped where it cannot be had: that is no failure of this checkout.
  const tensorflow = async () => {
    const { tensorflow: version, reason } = await ensureTensorflow({ systemPackages: true });
    return { count: none, output: version === undefined ? `none here: ${reason ?? ''}` : `version ${version}` };
  };
  return [
    ...(only.includes('e2e') ? [{ name: 'browser', title: 'set-up of the test browser', work: browser }] : []),
    ...(only.includes('training') ? [{ name: 'tensorflow', title: 'set-up of TensorFlow', work: tensorflow }] : []),
  ];
}
