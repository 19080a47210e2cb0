import { createHash, randomUUID } from 'node:crypto';
import { arch, cpus, platform } from 'node:os';
import { LabError, type ExperimentResult } from '../../../contract/index.js';
import type { Experiment } from '../../../core/experiments/experimentLab.js';
import { engineWords } from '../../jobs/engineWords.js';
import type { TrainerProcess } from '../../jobs/forkTrainer.js';
import { TrainerPool } from '../../jobs/trainerPool.js';
import type { Compute } from '../compute/compute.js';
import { openExperimentLab, type ExperimentLabOptions } from './openExperimentLab.js';

export interface RunExperimentOptions {
  experiment: Experiment;
  /** With everything from other files put in. */
  parameters: unknown;
  /** How many. */
  seeds: number;
  /** Trainings, fits and predictions side by side. */
  width: number;
  /** Starts a trainer on one thread. */
  fork: () => TrainerProcess;
  compute: Compute;
  signal: AbortSignal;
  onProgress: ExperimentLabOptions['onProgress'];
  softwareVersion: string;
}

/**
 * Runs one experiment to its result. The numbers depend on parameters and seeds only, not on `width`.
 * @throws LabError `cancelled` at once when the signal says so; `invalid-input`; `unavailable` when trainers cannot be had or die twice
 */
export async function runExperiment(options: RunExperimentOptions): Promise<ExperimentResult> {
  const { experiment, parameters, signal, width, compute } = options;
  const seedList = Array.from({ length: options.seeds }, (_, i) => i + 1);
  const pool = new TrainerPool({ fork: options.fork, width });
  const own = new AbortController();
  const cancelled = new LabError('cancelled', 'The experiment was cancelled.');
  const cancel = (): void => {
    own.abort();
    void pool.close(cancelled);
  };
  if (signal.aborted) throw cancelled;
  signal.addEventListener('abort', cancel, { once: true });
  const startedAt = new Date();
  try {
    const lab = openExperimentLab({
      ...{ seeds: seedList, pool, compute, width },
      signal: own.signal,
      onProgress: options.onProgress,
    });
    const finding = await experiment.run(lab, parameters);
    const finishedAt = new Date();
    const { facts } = pool;
    const recipe = JSON.stringify({ experiment: experiment.id, seeds: seedList, parameters });
    const classical = 'Phaselens classical models';
    return {
      id: randomUUID(),
      experiment: experiment.id,
      seeds: seedList.length,
      seedList,
      ...finding,
      seconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      softwareVersion: options.softwareVersion,
      engine: facts ? `${engineWords(facts)}, 1 thread for each training; ${classical}` : classical,
      platform: `${platform()} ${arch()}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${width} side by side`,
      recipeSha256: createHash('sha256').update(recipe).digest('hex'),
      recipe,
    };
  } finally {
    signal.removeEventListener('abort', cancel);
    // What still runs beside a part that failed is not waited for.
    own.abort();
    await pool.close(cancelled);
  }
}
