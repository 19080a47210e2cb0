import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LabError, type TrainingRecipe } from '../../../contract/index.js';
import { atomicStream } from '../../files/atomicStream.js';
import type { Samples } from '../fit/samples.js';
import type { TrainingState } from '../fit/trainingState.js';
import { readStateFile, writeStateFile } from './stateFile.js';
import { trainingFactsSchema } from './trainingFactsSchema.js';

const NAME = /^checkpoint-(\d{6})\.bin$/;
/** The last one, and the one before it in case the disk loses the last. */
const KEPT = 2;

export interface Checkpoint {
  /** SHA-256 of the state; the name of the weights in it. */
  sha256: string;
  epochsDone: number;
  file: string;
}

/**
 * What a checkpoint belongs to: recipe and data. The number of epochs may grow, so that a training can be made longer.
 */
export function trainingKey(recipe: TrainingRecipe, train: Samples, validation?: Samples): string {
  const hash = createHash('sha256').update(JSON.stringify({ ...recipe, epochs: 0 }));
  for (const samples of [train, validation]) {
    if (!samples) continue;
    for (const { buffer, byteOffset, byteLength } of [samples.inputs, samples.targets])
      hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest('hex');
}

/** Writes the state of a training whole or not at all. @throws LabError `disk` */
export async function writeCheckpoint(folder: string, key: string, state: TrainingState): Promise<Checkpoint> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `checkpoint-${String(state.epochsDone).padStart(6, '0')}.bin`);
  const { arrays, ...facts } = state;
  const sha256 = await atomicStream(file, (handle) => writeStateFile(handle, { format: 2, key, ...facts }, arrays));
  for (const old of checkpointFiles(folder).slice(KEPT)) rmSync(join(folder, old), { force: true });
  return { sha256, epochsDone: state.epochsDone, file };
}

/**
 * The newest checkpoint that is whole; `damaged` names those that were not. Undefined where there is none.
 * @throws LabError `conflict` when it belongs to another recipe or other data
 */
export async function readCheckpoint(
  folder: string,
  key: string,
): Promise<{ state: TrainingState; damaged: string[] } | undefined> {
  const damaged: string[] = [];
  for (const name of checkpointFiles(folder)) {
    const file = join(folder, name);
    let read: Awaited<ReturnType<typeof readStateFile>>;
    try {
      read = await readStateFile(file);
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      damaged.push(error.message);
      continue;
    }
    const { format: _, key: found, ...facts } = trainingFactsSchema.parse(read.facts);
    if (found !== key)
      throw new LabError(
        'conflict',
        `The checkpoint ${file} belongs to another recipe or other data: start a new run.`,
      );
    return { state: { ...facts, arrays: read.arrays }, damaged };
  }
  return undefined;
}

/** Newest first. */
function checkpointFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  } catch {
    return [];
  }
}
