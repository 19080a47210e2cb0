import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpBridge, type EventName, type Lab, type MethodName } from '../../../contract/index.js';
import { createLab } from '../../lab/createLab.js';
import type { LabOptions } from '../../lab/labContext.js';
import { forkNodeLab } from '../forkNodeLab.js';
import { openHttpDoor, type HttpDoor } from '../http.js';
import { createInProcessLab } from '../inProcess.js';
import { LabProcessClient } from '../labProcessClient.js';
import type { LabHandle } from '../labHandle.js';

export const root = join(import.meta.dirname, '..', '..', '..', '..');

/** A door as a caller sees it. */
export interface Door {
  call: Lab['call'];
  on(name: EventName, listener: (payload: unknown) => void): () => void;
  close(): Promise<void>;
}

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'phaselens-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function testLab(dataFolder: string, more: Partial<LabOptions> = {}): LabHandle {
  return createLab({
    dataFolder,
    mode: 'readwrite',
    resourcesFolder: join(root, 'resources'),
    cacheFolder: join(root, 'node_modules', '.cache', 'phaselens'),
    version: '0.0.0-test',
    compute: 'inline',
    ...more,
  });
}

function typed(call: (name: string, input: unknown) => Promise<unknown>): Lab['call'] {
  return (async (name: MethodName, input: unknown) => call(name, input)) as Lab['call'];
}

export function inProcessDoor(dataFolder: string): Promise<Door> {
  const handle = testLab(dataFolder);
  const lab = createInProcessLab(handle, 'any');
  return Promise.resolve({
    call: lab.call.bind(lab),
    on: (name, listener) => lab.on(name, listener),
    close: () => handle.close(),
  });
}

export function bridgeTo(door: HttpDoor) {
  return createHttpBridge({
    origin: door.origin,
    token: door.token,
    fetch: (url, init) => fetch(url, init),
    retryMs: 20,
  });
}

export async function httpDoor(dataFolder: string): Promise<Door> {
  const handle = testLab(dataFolder);
  const door = await openHttpDoor(handle);
  const bridge = bridgeTo(door);
  return {
    call: typed((name, input) => bridge.call(name, input)),
    on: (name, listener) => bridge.on(name, listener),
    async close() {
      bridge.close();
      await door.close();
      await handle.close();
    },
  };
}

export function labClient(
  script: string,
  dataFolder: string,
  more: { restarts?: number; log?: (message: string) => void } = {},
): LabProcessClient {
  return new LabProcessClient({
    fork: () =>
      forkNodeLab({
        node: process.execPath,
        script,
        args: ['--data', dataFolder],
        env: { ...process.env, PHASELENS_CACHE: join(root, 'node_modules', '.cache', 'phaselens') },
      }),
    ...more,
  });
}

export async function processDoor(script: string, dataFolder: string): Promise<Door> {
  const client = labClient(script, dataFolder);
  await client.start();
  return {
    call: typed((name, input) => client.call(name, input)),
    on: (name, listener) => client.on(name, listener),
    close: () => client.close(),
  };
}
