/**
 * @typedef {object} Stage
 * @property {string} name short, used with `--only`
 * @property {string} title what it checks, in words
 * @property {string[]} [after] names of stages that must have ended first
 * @property {boolean} [alone] runs beside nothing else, because it measures or needs the whole machine
 * @property {() => Promise<StageResult>} work
 *
 * @typedef {object} StageResult
 * @property {import('./summary.mjs').Count} count
 * @property {string} [output] shown when something failed
 */

/**
 * Runs the stages, at most `lanes` at a time, each after those it waits for. A stage that throws counts as one failure.
 * @param {readonly Stage[]} stages
 * @param {{ lanes: number, onStart?: (stage: Stage) => void, onEnd: (stage: Stage, result: StageResult, seconds: number) => void }} options
 * @returns {Promise<StageResult[]>}
 */
export async function runStages(stages, options) {
  const waiting = [...stages];
  const names = new Set(stages.map((stage) => stage.name));
  /** @type {Set<string>} */
  const ended = new Set();
  /** @type {Map<Stage, Promise<void>>} */
  const running = new Map();
  /** @type {StageResult[]} */
  const results = [];
  const ready = (/** @type {Stage} */ stage) =>
    (stage.after ?? []).every((name) => ended.has(name) || !names.has(name));
  const mayStart = (/** @type {Stage} */ stage) => ready(stage) && (stage.alone !== true || running.size === 0);
  while (waiting.length > 0 || running.size > 0) {
    const blocked = [...running.keys()].some((stage) => stage.alone === true);
    const index = running.size < options.lanes && !blocked ? waiting.findIndex(mayStart) : -1;
    const next = index === -1 ? undefined : waiting.splice(index, 1)[0];
    if (next === undefined) {
      if (running.size === 0)
        throw new Error(`Stages wait for each other: ${waiting.map((stage) => stage.name).join(', ')}`);
      await Promise.race(running.values());
      continue;
    }
    options.onStart?.(next);
    const start = Date.now();
    const task = settle(next).then((result) => {
      results.push(result);
      ended.add(next.name);
      running.delete(next);
      options.onEnd(next, result, (Date.now() - start) / 1000);
    });
    running.set(next, task);
  }
  return results;
}

/**
 * @param {Stage} stage
 * @returns {Promise<StageResult>}
 */
async function settle(stage) {
  try {
    return await stage.work();
  } catch (error) {
    const details = error instanceof Error && 'details' in error ? `${String(error.details ?? '')}\n` : '';
    return {
      count: { passed: 0, failed: 1, skipped: 0 },
      output: details + (error instanceof Error ? error.message : String(error)),
    };
  }
}
