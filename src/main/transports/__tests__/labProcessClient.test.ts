import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { decodeWire, encodeWire, type FromLab, type ToLab } from '../../../contract/index.js';
import type { ByteChannel } from '../byteChannel.js';
import { portChannel } from '../byteChannel.js';
import { forkNodeLab } from '../forkNodeLab.js';
import { LabProcessClient, type LabProcess } from '../labProcessClient.js';
import { buildEntries } from './buildEntries.js';
import { labClient, temporaryFolder } from './doors.js';

let built = '';
beforeAll(async () => {
  built = await buildEntries({ lab: 'src/main/lab/process.ts', worker: 'src/main/lab/worker.ts' });
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const folders: (() => void)[] = [];
afterEach(() => folders.splice(0).forEach((remove) => remove()));
function folder(): string {
  const { path, remove } = temporaryFolder();
  folders.push(remove);
  return path;
}

/** A lab that does what the test says, without a process. */
function fakeLab(
  answer: (message: ToLab, send: (message: FromLab) => void) => void,
): LabProcess & { die(reason: string): void } {
  let deliver: (bytes: Uint8Array) => void = () => undefined;
  let exit: (reason: string) => void = () => undefined;
  const send = (message: FromLab) => queueMicrotask(() => deliver(encodeWire(message)));
  const channel: ByteChannel = {
    send: (bytes) => answer(decodeWire(bytes) as ToLab, send),
    onMessage: (listener) => {
      deliver = listener;
      send({ type: 'ready', version: '1' });
    },
    onClose: () => undefined,
    close: () => undefined,
  };
  return {
    channel,
    onExit: (listener) => (exit = listener),
    kill: () => exit('killed'),
    die: (reason) => exit(reason),
  };
}

test('a lab that dies rejects what was pending with a sentence and is started again, once', async () => {
  const labs: ReturnType<typeof fakeLab>[] = [];
  const client = new LabProcessClient({
    fork() {
      const number = labs.length;
      const lab = fakeLab((message, send) => {
        if (message.type === 'call' && message.name !== 'never')
          send({ type: 'reply', id: message.id, reply: { ok: true, value: number } });
      });
      labs.push(lab);
      return lab;
    },
  });
  const changed: unknown[] = [];
  client.on('measurements.changed', (payload) => changed.push(payload));
  expect(await client.call('settings.get', {})).toBe(0);
  const pending = client.call('never', {});
  await Promise.resolve();
  labs[0]?.die('code 9');
  await expect(pending).rejects.toMatchObject({ kind: 'unavailable' });
  await expect.poll(() => labs.length).toBe(2);
  expect(await client.call('settings.get', {})).toBe(1);
  expect(changed).toEqual([{ ids: [] }]);
  labs[1]?.die('code 9');
  await expect(client.call('settings.get', {})).rejects.toMatchObject({ kind: 'unavailable' });
  expect(labs).toHaveLength(2);
});

test('a listener that fails hurts neither the others nor the calls', async () => {
  const said: string[] = [];
  const client = new LabProcessClient({
    fork: () =>
      fakeLab((message, send) => {
        if (message.type !== 'call') return;
        send({ type: 'event', name: 'settings.changed', payload: {} });
        send({ type: 'reply', id: message.id, reply: { ok: true, value: 'answer' } });
      }),
    log: (sentence) => said.push(sentence),
  });
  const heard: unknown[] = [];
  client.on('settings.changed', () => {
    throw new Error('window gone');
  });
  client.on('settings.changed', (payload) => heard.push(payload));
  expect(await client.call('settings.get', {})).toBe('answer');
  expect(heard).toEqual([{}]);
  expect(said).toEqual(['A listener of settings.changed failed (window gone).']);
});

test('a real lab killed in the middle of work loses nothing it acknowledged', async () => {
  const data = folder();
  let child: LabProcess | undefined;
  const client = new LabProcessClient({
    fork: () =>
      (child = forkNodeLab({
        node: process.execPath,
        script: join(built, 'lab.js'),
        args: ['--data', data],
        env: process.env,
      })),
  });
  const project = (await client.call('projects.create', { name: 'kept' })) as { id: string };
  child?.kill();
  await expect
    .poll(() => client.call('projects.list', {}).catch(() => []), { timeout: 15_000 })
    .toContainEqual(expect.objectContaining({ id: project.id, name: 'kept' }));
  await client.close();
});

test('a lab that cannot open its data says why', async () => {
  const data = folder();
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'phaselens.db'), 'this is no database, only some text that is long enough to look at');
  const client = labClient(join(built, 'lab.js'), data);
  await expect(client.start()).rejects.toMatchObject({ name: 'LabError', kind: 'database-damaged' });
  await expect(client.call('projects.list', {})).rejects.toMatchObject({ kind: 'database-damaged' });
});

test('two labs do not share one folder of data', async () => {
  const data = folder();
  const first = labClient(join(built, 'lab.js'), data);
  await first.start();
  const second = labClient(join(built, 'lab.js'), data);
  await expect(second.start()).rejects.toMatchObject({ kind: 'database-locked' });
  await first.close();
});

test('a lab ends by itself when its parent is gone', () => {
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, [${JSON.stringify(join(built, 'lab.js'))}, '--data', ${JSON.stringify(folder())}], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    child.stdio[3].once('data', () => { process.stdout.write(String(child.pid)); process.stdout.write('', () => process.kill(process.pid, 'SIGKILL')); });`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  const pid = Number(stdout);
  expect(pid).toBeGreaterThan(0);
  return expect
    .poll(
      () => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      },
      { timeout: 8000 },
    )
    .toBe(false);
});

test('a message port carries the same bytes, bare or wrapped in an event', () => {
  const listeners: ((message: unknown) => void)[] = [];
  const sent: unknown[] = [];
  const channel = portChannel({
    postMessage: (message) => sent.push(message),
    on: (_event, listener) => listeners.push(listener),
  });
  const heard: Uint8Array[] = [];
  channel.onMessage((message) => heard.push(message));
  const bytes = Uint8Array.from([1, 2, 3]);
  channel.send(bytes);
  listeners[0]?.(bytes);
  listeners[0]?.({ data: bytes });
  listeners[0]?.('nonsense');
  listeners[0]?.(null);
  expect(sent).toEqual([bytes]);
  expect(heard).toEqual([bytes, bytes]);
});
