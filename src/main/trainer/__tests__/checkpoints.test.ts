import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '../checkpoint/checkpoints.js';
import { hold, type TrainingState } from '../fit/trainingState.js';

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
  optimiser: { steps: 7, learningRate: 0.1 },
  arrays: [
    { name: 'a/kernel', values: Float32Array.of(1, Number.NaN, 0.1, -0) },
    { name: 'slot/a/kernel/0', values: new Float32Array(4).fill(0.3) },
    { name: 'best/a/kernel', values: new Float32Array(0) },
  ],
  earlyStopping: { wait: 1, best: null, bestEpoch: 0 },
});

test('a checkpoint is read back bit by bit, the newest first, and only two are kept', async () => {
  const place = folder();
  for (const epochs of [1, 2, 3]) await writeCheckpoint(place, 'key', state(epochs));
  expect(readdirSync(place).sort()).toEqual(['checkpoint-000002.bin', 'checkpoint-000003.bin']);
  const found = await readCheckpoint(place, 'key');
  expect(found && { ...found, state: hold(found.state) }).toEqual({ state: state(3), damaged: [] });
});

test('of a torn or changed checkpoint nothing is believed: the one before it is taken, and that is said', async () => {
  const place = folder();
  await writeCheckpoint(place, 'key', state(1));
  const { file } = await writeCheckpoint(place, 'key', state(2));
  const whole = readFileSync(file);
  const changed = Buffer.from(whole);
  changed[whole.length - 5] = (changed[whole.length - 5] ?? 0) ^ 1;
  for (const bytes of [whole.subarray(0, whole.length - 1), whole.subarray(0, 10), Buffer.alloc(0), changed]) {
    writeFileSync(file, bytes);
    const found = await readCheckpoint(place, 'key');
    expect(found?.state.epochsDone).toBe(1);
    expect(found?.damaged).toEqual([`${file} is damaged: its checksum does not fit its content.`]);
  }
});

test('the same state gives the same bytes, and so the same name', async () => {
  expect((await writeCheckpoint(folder(), 'key', state(2))).sha256).toBe(
    (await writeCheckpoint(folder(), 'key', state(2))).sha256,
  );
});

test('a checkpoint of another recipe is refused, an empty folder has none', async () => {
  const place = folder();
  expect(await readCheckpoint(join(place, 'nothing'), 'key')).toBeUndefined();
  await writeCheckpoint(place, 'key', state(1));
  await expect(readCheckpoint(place, 'other')).rejects.toThrow('belongs to another recipe');
});
