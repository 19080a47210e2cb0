import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';
import { root } from '../../transports/__tests__/doors.js';
import { createWorkerCompute } from '../compute/workerCompute.js';
import type { Compute } from '../compute/compute.js';
import { bytesOf, rutileFile } from './patterns.js';

const folders = {
  resourcesFolder: join(root, 'resources'),
  cacheFolder: join(root, 'node_modules', '.cache', 'phaselens'),
  version: '0.0.0-test',
};
let built = '';
let compute: Compute;

beforeAll(async () => {
  built = await buildEntries({ worker: 'src/main/lab/worker.ts' });
  compute = createWorkerCompute({ script: join(built, 'worker.js'), folders, width: 2 });
}, 120_000);
afterAll(async () => {
  await compute.close();
  rmSync(built, { recursive: true, force: true });
});

/** A worker that never answers, and one that eats memory: what a hostile file could do to a parser. */
function hostile(code: string, memoryMegabytes?: number): Compute {
  const script = join(built, `hostile-${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => { ${code} });`,
  );
  return createWorkerCompute({
    script,
    folders,
    width: 1,
    ...(memoryMegabytes === undefined ? {} : { memoryMegabytes }),
  });
}

test('a thread gives the same answer as the calling thread', async () => {
  const result = await compute.run('readMeasurement', { name: 'rutile.xy', bytes: rutileFile() });
  expect(result.outcome === 'parsed' && result.file.scans[0]?.spectrum.x.length).toBe(3501);
});

test('errors keep their kind', async () => {
  await expect(compute.run('readMeasurement', { name: 'empty.xy', bytes: new Uint8Array(0) })).rejects.toMatchObject({
    name: 'LabError',
    kind: 'empty-file',
  });
});

test('a calculation over its deadline is stopped, says so, and the next one is answered', async () => {
  const slow = hostile('for (;;);');
  await expect(
    slow.run('readMeasurement', { name: 'x', bytes: bytesOf('x') }, { deadlineMs: 100, doing: 'Reading x.xy' }),
  ).rejects.toMatchObject({ kind: 'timeout', message: expect.stringContaining('Reading x.xy') as string });
  await expect(
    slow.run('readMeasurement', { name: 'x', bytes: bytesOf('x') }, { deadlineMs: 100 }),
  ).rejects.toMatchObject({ kind: 'timeout' });
  await slow.close();
});

test('a calculation that is cancelled stops at once', async () => {
  const slow = hostile('for (;;);');
  const abort = new AbortController();
  const running = slow.run('readMeasurement', { name: 'x', bytes: bytesOf('x') }, { signal: abort.signal });
  setTimeout(() => abort.abort(), 50);
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  await slow.close();
});

test('a calculation that eats the memory costs itself only', async () => {
  const greedy = hostile('const a = []; for (;;) a.push(new Array(100000).fill({}));', 64);
  await expect(
    greedy.run('readMeasurement', { name: 'x', bytes: bytesOf('x') }, { doing: 'Reading bomb.xy' }),
  ).rejects.toMatchObject({ kind: 'too-large' });
  await greedy.close();
});

test('a thread that crashes is replaced', async () => {
  const crashing = hostile('throw new Error("boom")');
  for (let i = 0; i < 2; i++) {
    await expect(crashing.run('readMeasurement', { name: 'x', bytes: bytesOf('x') })).rejects.toMatchObject({
      kind: 'internal',
    });
  }
  await crashing.close();
});

test('a library that cannot be handed over fails the search that needs it, not the ones after', async () => {
  let broken = true;
  const needs = [
    {
      key: 'xrd-builtin@test',
      load: () => {
        if (broken) throw new Error('disk');
        return { kind: 'built-in', technique: 'xrd' } as const;
      },
    },
  ];
  const input = {
    id: 'xrd-builtin:rutile',
    stored: [],
    libraryKeys: ['xrd-builtin@test'],
    radiation: { label: 'Cu', wavelength: 1.5406, origin: 'user' as const },
  };
  await expect(compute.run('picture', input, { needs })).rejects.toMatchObject({ kind: 'internal' });
  broken = false;
  const picture = await compute.run('picture', input, { needs });
  expect(picture.sticks.find(({ height }) => height === 100)?.hkl).toEqual([1, 1, 0]);
});

test('what somebody waits for goes before background work, and a waiting task can be cancelled', async () => {
  const script = join(built, 'counting.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ id }) => setTimeout(() => parentPort.postMessage({ type: 'done', id, ok: true, value: id }), 20));`,
  );
  const single = createWorkerCompute({ script, folders, width: 1 });
  const order: string[] = [];
  const run = (label: string, options: { background?: boolean; signal?: AbortSignal }) =>
    single.run('readMeasurement', { name: label, bytes: bytesOf('x') }, options).then(
      () => order.push(label),
      (error: unknown) => order.push(`${label} ${(error as { kind: string }).kind}`),
    );
  const abort = new AbortController();
  const all = [
    run('background 1', { background: true }),
    run('background 2', { background: true }),
    run('background 3', { background: true, signal: abort.signal }),
    run('asked for', {}),
  ];
  abort.abort();
  await Promise.all(all);
  expect(order).toEqual(['background 3 cancelled', 'background 1', 'asked for', 'background 2']);
  await single.close();
});
