import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReviewId } from '../../../../contract/index.js';
import { experiments } from '../../../../core/experiments/index.js';
import { overlay } from '../../../../core/experiments/shared/overlay.js';
import { resolveBundled } from '../../../../core/experiments/shared/resolveBundled.js';
import { forkTrainer } from '../../../jobs/forkTrainer.js';
import { hasTensorflow } from '../../../trainer/__tests__/tensorflowHere.js';
import { buildEntries } from '../../../transports/__tests__/buildEntries.js';
import { builtTrainer } from '../../__tests__/builtTrainer.js';
import { createInlineCompute } from '../../compute/inlineCompute.js';
import { bundledRecipes } from '../../datasets/bundledRecipes.js';
import { experimentRecipes } from '../experimentRecipes.js';
import { runExperiment, type RunExperimentOptions } from '../runExperiment.js';

const onlyWithTensorflow = test.skipIf(!hasTensorflow);
const resourcesFolder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'resources');

const forkBuilt = builtTrainer();

/** Quick parameters, two seeds. */
function order(id: ReviewId, more: Partial<RunExperimentOptions> = {}): RunExperimentOptions {
  const recipe = experimentRecipes(resourcesFolder).find((one) => one.id === id);
  const experiment = experiments[id];
  if (!recipe) throw new Error(`${id} has no recipe`);
  return {
    experiment,
    parameters: resolveBundled(overlay(recipe.parameters, recipe.quick), bundledRecipes(resourcesFolder)),
    seeds: 2,
    width: 2,
    fork: forkBuilt,
    compute: createInlineCompute({ resourcesFolder, cacheFolder: '', version: '0' }),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    softwareVersion: '0',
    ...more,
  };
}

onlyWithTensorflow.each(['e1', 'e5'] as const)(
  '%s with two seeds: the same result on one core and on two, but for times',
  async (id) => {
    const told: { done: number; total: number }[] = [];
    const result = await runExperiment(order(id, { onProgress: (progress) => told.push(progress) }));
    expect(result).toMatchObject({ experiment: id, seeds: 2, seedList: [1, 2] });
    expect(result.recipeSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(
      createHash('sha256')
        .update(result.recipe ?? '')
        .digest('hex'),
    ).toBe(result.recipeSha256);
    expect(result.engine).toContain('TensorFlow');
    expect(result.results.every(({ n, mean }) => n === 2 && Number.isFinite(mean))).toBe(true);
    expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
    const again = await runExperiment(order(id, { width: 1 }));
    for (const key of ['results', 'verdict', 'because', 'figures', 'recipeSha256'] as const)
      expect(again[key]).toEqual(result[key]);
  },
  240_000,
);

onlyWithTensorflow(
  'a cancelled experiment ends at once, also in the middle of a long training',
  async () => {
    const abort = new AbortController();
    const endless = { epochs: 100_000, earlyStopping: { patience: 100_000 } };
    const run = order('e1', { signal: abort.signal });
    const running = runExperiment({ ...run, parameters: overlay(run.parameters, { training: endless }) });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    abort.abort();
    await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  },
  120_000,
);

test('without TensorFlow an experiment says how to set it up', async () => {
  const script = await buildEntries({ trainer: 'src/main/trainer/process.ts' });
  const fork = () => forkTrainer({ script: join(script, 'trainer.js'), cacheFolder: script });
  await expect(runExperiment(order('e1', { fork }))).rejects.toThrow('node scripts/tensorflow.mjs');
  rmSync(script, { recursive: true, force: true });
}, 120_000);
