import { basename } from 'node:path';
import { studyChoiceSchema, studyIds, type ExperimentId, type Lab, type StudyChoice } from '../../../contract/index.js';
import { readNamedFile } from '../readNamedFile.js';
import { UsageError } from '../usageError.js';

/** Options of `experiment run` that only the benchmark and its challenge have. */
export interface StudyFlags {
  networks?: string;
  reduced?: boolean;
  classes?: string;
  epochs?: number;
  width?: number;
  finished?: boolean;
}

/** What the flags choose; undefined for experiments of the review. @throws UsageError for flags of a study on one of those */
export async function studyChoice(
  lab: Lab,
  ids: readonly ExperimentId[],
  { networks, reduced, classes, epochs, width, finished }: StudyFlags,
): Promise<StudyChoice | undefined> {
  const flags = { networks, reduced, classes, epochs, width, finished };
  if (!ids.some((id) => studyIds.some((one) => one === id))) {
    const used = Object.entries(flags).find(([, value]) => value !== undefined)?.[0];
    if (used === undefined) return undefined;
    throw new UsageError(`--${used} is for ${studyIds.join(' and ')} only.`);
  }
  const names = networks?.split(',').filter((name) => name.trim() !== '');
  if (names?.length === 0)
    throw new UsageError('--networks takes names with commas between: “phaselens networks” lists them.');
  if (classes !== undefined && !ids.includes('benchmark'))
    throw new UsageError('--classes is for benchmark only: the challenge has its own 27.');
  if (classes !== undefined && classes !== 'drawn' && reduced)
    throw new UsageError('--reduced draws its 50 classes: leave out --classes.');
  const list = classes !== undefined && classes !== 'published' && classes !== 'drawn' ? classes : undefined;
  return studyChoiceSchema.parse({
    ...(names ? { networks: names } : {}),
    ...(reduced ? { reduced } : {}),
    ...(epochs === undefined ? {} : { epochs }),
    ...(width === undefined ? {} : { width }),
    ...(finished ? { finishedOnly: true } : {}),
    ...(list === undefined ? (classes === undefined ? {} : { classes }) : { dataset: await readClasses(lab, list) }),
  });
}

async function readClasses(lab: Lab, path: string): Promise<unknown> {
  const bytes = await readNamedFile(path);
  return lab.call('datasets.readBenchmark', { file: { name: basename(path), bytes }, variant: 'general' });
}
