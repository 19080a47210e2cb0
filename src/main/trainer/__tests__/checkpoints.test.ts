import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '../checkpoint/checkpoints.js';
import type { TrainingState } from '../fit/trainingState.js';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'phaselens-checkpoint-'));
  folders.push(made);
  return made;
};
afterEach(() => folders.splice(0).forEach((made) => rmSync(made, { recursive: true, force: true })));

const state = (epochsDone: number): TrainingState => ({
  ...{ epochsDone, stopped: false },
  history: Array.from({ length: epochsDone }, (_, epoch) => ({
    epoch,
    loss: 1 / (epoch + 1),
    learningRate: 0.1,
    seconds: 1,
  })),
  weights: [{ name: 'a/kernel', shape: [2, 2], values: Float32Array.of(1, Number.NaN, 0.1, -0) }],
  optimiser: { steps: 7, learningRate: 0.1, slots: [{ name: 'a/kernel', arrays: [new Float32Array(4).fill(0.3)] }] },
  earlyStopping: { wait: 1, best: null, bestEpoch: 0 },
});

test('a checkpoint is read back bit by bit, the newest first, and only two are kept', () => {
  const place = folder();
  for (const epochs of [1, 2, 3]) writeCheckpoint(place, 'key', state(epochs));
  expect(readdirSync(place).sort()).toEqual(['checkpoint-000002.bin', 'checkpoint-000003.bin']);
  expect(readCheckpoint(place, 'key')).toEqual({ state: state(3), damaged: [] });
});

test('of a torn or changed checkpoint nothing is believed: the one before it is taken, and that is said', () => {
  const place = folder();
  writeCheckpoint(place, 'key', state(1));
  const { file } = writeCheckpoint(place, 'key', state(2));
  const whole = readFileSync(file);
  const changed = Buffer.from(whole);
  changed[whole.length - 5] = (changed[whole.length - 5] ?? 0) ^ 1;
  for (const bytes of [whole.subarray(0, whole.length - 1), whole.subarray(0, 10), Buffer.alloc(0), changed]) {
    writeFileSync(file, bytes);
    const found = readCheckpoint(place, 'key');
    expect(found?.state.epochsDone).toBe(1);
    expect(found?.damaged).toEqual([`${file} is damaged: its checksum does not fit its content.`]);
  }
});

test('the same state gives the same bytes, and so the same name', () => {
  expect(writeCheckpoint(folder(), 'key', state(2)).sha256).toBe(writeCheckpoint(folder(), 'key', state(2)).sha256);
});

test('a checkpoint of another recipe is refused, an empty folder has none', () => {
  const place = folder();
  expect(readCheckpoint(join(place, 'nothing'), 'key')).toBeUndefined();
  writeCheckpoint(place, 'key', state(1));
  expect(() => readCheckpoint(place, 'other')).toThrow('belongs to another recipe');
});
