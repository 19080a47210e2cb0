import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serveAppScheme } from '../appScheme.js';
import { chooseDataFolder } from '../dataFolder.js';
import { resolveAppFile } from '../resolveAppFile.js';
import { shellHandlers } from '../shellHandlers.js';
import { shellPaths } from '../shellPaths.js';
import { startLabProcess, type UtilityForker } from '../startLabProcess.js';
import { windowOptions } from '../windowOptions.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'phaselens-window-'));
  mkdirSync(join(root, 'page', 'assets'), { recursive: true });
  writeFileSync(join(root, 'page', 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'page', 'assets', 'a.js'), '1');
  writeFileSync(join(root, 'secret.html'), 'secret');
  symlinkSync(join(root, 'secret.html'), join(root, 'page', 'link.html'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test.each([
  ['app://phaselens/', 'text/html'],
  ['app://phaselens/assets/a.js', 'text/javascript'],
  ['app://phaselens/../secret.html', null],
  ['app://phaselens/%2e%2e/secret.html', null],
  ['app://phaselens/..%2fsecret.html', null],
  ['app://phaselens/..%5csecret.html', null],
  ['app://phaselens/link.html', null],
  ['app://phaselens/%00', null],
  ['app://phaselens/assets', null],
  ['app://other/index.html', null],
  ['app://phaselens/%E0%A4%A', null],
])('of the built page, %s gives %s', (url, mime) => {
  expect(resolveAppFile(join(root, 'page'), url, 'phaselens')?.mime ?? null).toBe(mime);
});

test('a current Electron gets the page with its security headers from a handler', async () => {
  let handler: ((request: Request) => Promise<Response>) | undefined;
  const handle = (_scheme: string, given: typeof handler) => (handler = given);
  serveAppScheme({ handle } as unknown as Protocol, join(root, 'page'));
  const found = await handler?.({ method: 'GET', url: 'app://phaselens/' } as Request);
  expect(found?.status).toBe(200);
  expect(found?.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await handler?.({ method: 'POST', url: 'app://phaselens/' } as Request))?.status).toBe(404);
});

test('an old Electron gets the same page and headers as a stream', () => {
  type Reply = (response: { statusCode: number; headers: Record<string, string> }) => void;
  let handler: ((request: { method: string; url: string }, reply: Reply) => void) | undefined;
  const registerStreamProtocol = (_scheme: string, given: typeof handler) => (handler = given);
  serveAppScheme({ registerStreamProtocol } as unknown as Protocol, join(root, 'page'));
  const reply = vi.fn<Reply>();
  handler?.({ method: 'GET', url: 'app://phaselens/' }, reply);
  handler?.({ method: 'GET', url: 'app://phaselens/../secret.html' }, reply);
  expect(reply.mock.calls.map(([response]) => response.statusCode)).toEqual([200, 404]);
  expect(reply.mock.calls[0]?.[0].headers['Content-Security-Policy']).toContain("script-src 'self'");
});

test('the lab is forked by utilityProcess where Electron has it', () => {
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn() });
  const fork = vi.fn(() => child);
  const lab = startLabProcess({
    script: 'lab.js',
    args: ['--data', 'd'],
    utility: { fork } as unknown as UtilityForker,
    node: undefined,
    env: {},
  });
  const exits: string[] = [];
  lab.onExit((reason) => exits.push(reason));
  child.emit('exit', 3);
  expect(fork.mock.calls).toHaveLength(1);
  expect(exits).toEqual(['code 3']);
});

test('without utilityProcess the lab runs under the Node it is given and talks over its pipe', async () => {
  const script = join(root, 'echo.mjs');
  writeFileSync(
    script,
    "import { createWriteStream } from 'node:fs'; createWriteStream(null, { fd: 3 }).end(Buffer.from([0, 0, 0, 2, 7, 9]));",
  );
  const lab = startLabProcess({ script, args: [], utility: undefined, node: process.execPath, env: process.env });
  const reason = await new Promise<string>((resolve) => {
    lab.onExit(resolve);
  });
  expect(reason).toBe('code 0');
});

test('the window is sandboxed, isolated and without Node', () => {
  expect(windowOptions('p', false).webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
  });
});

test('the data folder is the one asked for, then the environment, then the default', () => {
  expect(chooseDataFolder(['--data', '/a'], {}, '/d')).toBe('/a');
  expect(chooseDataFolder(['--data=/b'], { PHASELENS_DATA: '/c' }, '/d')).toBe('/b');
  expect(chooseDataFolder([], { PHASELENS_DATA: '/c' }, '/d')).toBe('/c');
  expect(chooseDataFolder([], {}, '/d')).toBe('/d');
});

test('the old test shell uses its own page and the ordinary lab', () => {
  expect(shellPaths(root).lab).toBe(join(root, 'out', 'main', 'lab.js'));
  mkdirSync(join(root, 'out-legacy', 'preload'), { recursive: true });
  writeFileSync(join(root, 'out-legacy', 'preload', 'index.cjs'), '');
  expect(shellPaths(join(root, 'out-legacy')).lab).toBe(join(root, 'out', 'main', 'lab.js'));
  expect(shellPaths(join(root, 'out-legacy')).renderer).toBe(join(root, 'out-legacy', 'renderer'));
});

test('what the person picks in the dialogs is imported and saved, and cancelling does nothing', async () => {
  const target = join(root, 'report.pdf');
  const importPaths = vi.fn(async () => ({ id: 'job-1' }) as never);
  const answers = { open: { canceled: false, filePaths: ['/m/a.xy'] }, save: { canceled: false, filePath: target } };
  const dialog = () =>
    ({ showOpenDialog: async () => answers.open, showSaveDialog: async () => answers.save }) as never;
  const importDatabase = vi.fn(async () => ({ id: 'job-2' }) as never);
  const shell = shellHandlers({ dialog, importPaths, importDatabase });
  expect(await shell.openFiles({ folders: false, projectId: null })).toBe('job-1');
  expect(importPaths).toHaveBeenCalledWith(['/m/a.xy'], null);
  const order = { libraryName: 'all', licence: 'CC0' };
  expect(await shell.importDatabase({ folder: false, path: '/etc', ...order })).toBe('job-2');
  expect(importDatabase).toHaveBeenCalledWith({ path: '/m/a.xy', ...order });
  expect(await shell.saveFile({ suggestedName: '../../x.pdf', bytes: Uint8Array.of(1, 2) })).toBe('report.pdf');
  expect([...readFileSync(target)]).toEqual([1, 2]);
  answers.open = { canceled: true, filePaths: [] };
  expect(await shell.openFiles({ folders: false, projectId: null })).toBe(null);
});
