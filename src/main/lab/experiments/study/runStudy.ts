import { createHash, randomUUID } from 'node:crypto';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import { LabError, type ExperimentResult, type StudyChoice, type StudyId } from '../../../../contract/index.js';
import type { ExperimentRecipe } from '../../../../core/experiments/experimentRecipe.js';
import { studies } from '../../../../core/experiments/study/runStudy.js';
import type { LabContext } from '../../labContext.js';
import { openStudyLab, type StudyLabOptions } from './openStudyLab.js';
import { studyParameters } from './studyParameters.js';

export interface RunStudyOptions {
  id: StudyId;
  recipe: ExperimentRecipe;
  seeds: number;
  choice: StudyChoice;
  signal: AbortSignal;
  onProgress: StudyLabOptions['onProgress'];
}

const MOST_SIDE_BY_SIDE = 8;

/** Runs a study to its result, over what is finished already. @throws LabError `cancelled`, `invalid-input`, `conflict` where nothing is finished, `unavailable` */
export async function runStudy(lab: LabContext, options: RunStudyOptions): Promise<ExperimentResult> {
  const { id, recipe, choice, signal, onProgress } = options;
  const seeds = Array.from({ length: options.seeds }, (_, i) => i + 1);
  const parameters = studyParameters(lab, recipe, choice);
  const width = choice.width ?? Math.min(MOST_SIDE_BY_SIDE, availableParallelism());
  if (!choice.finishedOnly) lab.trainers.check();
  const narrow = lab.trainers.widen(width);
  const startedAt = new Date();
  try {
    const { finishedOnly } = choice;
    const title = id === 'benchmark' ? 'Benchmark' : 'Challenge';
    const studyLab = openStudyLab(lab, { title, seeds, width, finishedOnly, signal, onProgress });
    const finding = await studies[id].run(studyLab, parameters);
    if (signal.aborted) throw new LabError('cancelled', 'The study was cancelled.');
    const finishedAt = new Date();
    const text = JSON.stringify({ experiment: id, seeds, parameters });
    return {
      id: randomUUID(),
      experiment: id,
      seedList: seeds,
      ...finding,
      ...(choice.reduced
        ? {
            reduced: true,
            limits: ['A reduced run, to see that everything works: its numbers are no results.', ...finding.limits],
          }
        : {}),
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      softwareVersion: lab.options.version,
      engine: [...studyLab.engines].sort().join('; '),
      platform: `${platform()} ${arch()}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, up to ${width} side by side`,
      recipeSha256: createHash('sha256').update(text).digest('hex'),
      recipe: text,
    };
  } finally {
    narrow();
  }
}
