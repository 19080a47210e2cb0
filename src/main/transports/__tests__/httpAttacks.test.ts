import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeWire, encodeWire, type Reply } from '../../../contract/index.js';
import type { LabHandle } from '../labHandle.js';
import { openHttpDoor, type HttpDoor } from '../http.js';
import { temporaryFolder, testLab } from './doors.js';

const data = temporaryFolder();
const pages = temporaryFolder();
let lab: LabHandle;
let door: HttpDoor;

beforeAll(async () => {
  writeFileSync(join(pages.path, 'index.html'), '<!doctype html><title>Phaselens</title>');
  mkdirSync(join(pages.path, 'assets'));
  writeFileSync(join(pages.path, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(data.path, 'secret.txt'), 'secret');
  symlinkSync(join(data.path, 'secret.txt'), join(pages.path, 'assets', 'link.txt'));
  lab = testLab(join(data.path, 'lab'));
  door = await openHttpDoor(lab, { rendererFolder: pages.path, maxBodyBytes: 1024 * 1024 });
});
afterAll(async () => {
  await door.close();
  await lab.close();
  data.remove();
  pages.remove();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function ask(options: {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: door.port,
        method: options.method ?? 'GET',
        path: options.path,
        headers: options.headers ?? {},
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(options.body);
  });
}

const good = () => ({ 'Content-Type': 'application/msgpack', Authorization: `Bearer ${door.token}` });

function call(name: string, input: unknown, headers: Record<string, string>): Promise<Answer> {
  return ask({ method: 'POST', path: `/api/${name}`, headers, body: encodeWire(input) });
}

test('the door answers its own page', async () => {
  const answer = await call('projects.list', {}, good());
  expect(answer.status).toBe(200);
  expect(decodeWire(answer.body)).toEqual({ ok: true, value: [] });
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    expect((await call('projects.list', {}, { ...good(), Host: `${host}:${door.port}` })).status).toBe(200);
  }
  expect(
    (await call('projects.list', {}, { ...good(), Origin: door.origin, 'Sec-Fetch-Site': 'same-origin' })).status,
  ).toBe(200);
});

const foreignHosts = [
  'evil.example',
  'localhost.',
  '127.0.0.1.',
  '127.0.0.1.nip.io',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  '127.1',
  '2130706433',
  'LOCALHOST.evil',
];

test.each(foreignHosts)('a rebinding Host (%s) gets nothing, not even the page', async (host) => {
  for (const value of [`${host}:${door.port}`, host]) {
    expect((await call('projects.list', {}, { ...good(), Host: value })).status).toBe(403);
    expect((await ask({ path: '/', headers: { Host: value } })).status).toBe(403);
  }
});

test('the right name with another port is a foreign Host', async () => {
  expect((await call('projects.list', {}, { ...good(), Host: `127.0.0.1:${door.port + 1}` })).status).toBe(403);
  expect((await call('projects.list', {}, { ...good(), Host: '127.0.0.1' })).status).toBe(403);
});

test('a request without any Host is refused', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.end('GET / HTTP/1.0\r\n\r\n'));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 (400|403)/);
});

test.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://localhost', 'file://', 'app://phaselens'])(
  'a foreign Origin (%s) is refused',
  async (origin) => {
    const answer = await call('projects.list', {}, { ...good(), Origin: origin });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  },
);

test('another site cannot call, whatever it knows', async () => {
  for (const site of ['cross-site', 'same-site']) {
    expect((await call('projects.list', {}, { ...good(), 'Sec-Fetch-Site': site })).status).toBe(403);
  }
  expect(
    (
      await ask({
        method: 'OPTIONS',
        path: '/api/projects.list',
        headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
      })
    ).status,
  ).toBe(403);
});

test('a missing, empty, shortened or wrong token is refused', async () => {
  const wrong = `${door.token.slice(0, -1)}${door.token.endsWith('A') ? 'B' : 'A'}`;
  for (const value of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${wrong}`,
    `Bearer ${door.token.slice(0, 20)}`,
    `Basic ${door.token}`,
    door.token,
  ]) {
    const headers: Record<string, string> = {
      'Content-Type': 'application/msgpack',
      ...(value === undefined ? {} : { Authorization: value }),
    };
    expect((await call('projects.list', {}, headers)).status).toBe(401);
    expect((await ask({ path: '/events', headers })).status).toBe(401);
  }
});

test('the token in the address does not count', async () => {
  const answer = await ask({
    method: 'POST',
    path: `/api/projects.list?token=${door.token}`,
    headers: { 'Content-Type': 'application/msgpack' },
    body: encodeWire({}),
  });
  expect(answer.status).toBe(401);
  expect(door.address).toContain('/#token=');
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json',
  'application/msgpack; charset=x',
  '',
])('a body of type “%s” is refused', async (type) => {
  expect((await call('projects.list', {}, { ...good(), 'Content-Type': type })).status).toBe(415);
});

test('other verbs are refused', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
    expect((await ask({ method, path: '/api/projects.list', headers: good() })).status).toBe(405);
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await ask({ method, path: '/', headers: good() })).status).toBe(405);
});

test('a body over the cap is refused, announced or not', async () => {
  const announced = await ask({
    method: 'POST',
    path: '/api/projects.list',
    headers: { ...good(), 'Content-Length': String(2 * 1024 * 1024) },
    body: new Uint8Array(2 * 1024 * 1024),
  }).catch(() => undefined);
  if (announced) expect(announced.status).toBe(413);
  const chunked = await ask({
    method: 'POST',
    path: '/api/projects.list',
    headers: { ...good(), 'Transfer-Encoding': 'chunked' },
    body: new Uint8Array(2 * 1024 * 1024),
  }).catch(() => undefined);
  if (chunked) expect(chunked.status).toBe(413);
  expect((await call('projects.list', {}, good())).status).toBe(200);
});

test('damaged bodies become a sentence', async () => {
  for (const body of [new Uint8Array(0), Uint8Array.from([0xc1]), Uint8Array.from([0xdd, 0xff, 0xff, 0xff, 0xff])]) {
    const answer = await ask({ method: 'POST', path: '/api/projects.list', headers: good(), body });
    expect(answer.status).toBe(400);
    expect((decodeWire(answer.body) as Extract<Reply, { ok: false }>).error.kind).toBe('invalid-input');
  }
});

test('what names paths of the machine is refused to a page with the right token', async () => {
  for (const [name, input] of [
    ['imports.paths', { paths: ['/etc'], projectId: null }],
    ['backup.create', { path: '/tmp/x' }],
    ['backup.restore', { path: '/etc/passwd' }],
    ['libraries.importPaths', { libraryName: 'x', paths: ['/etc'] }],
  ] as const) {
    const answer = await call(name, input, good());
    expect(answer.status).toBe(403);
    expect((decodeWire(answer.body) as Extract<Reply, { ok: false }>).error.kind).toBe('forbidden');
  }
});

test('the page is served with its protection', async () => {
  const answer = await ask({ path: '/' });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(answer.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
  expect((await ask({ path: '/assets/main.js' })).headers['content-type']).toBe('text/javascript; charset=utf-8');
});

const escapes = [
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets/link.txt',
  '//etc/passwd',
  '/assets',
  '/assets/',
  '/%00',
  '/index.html%00.js',
  '/%',
  '/C:/Windows/win.ini',
];

test.each(escapes)('the path %s leads to no file', async (path) => {
  const answer = await ask({ path });
  expect(answer.status).toBe(404);
  expect(answer.body.toString()).not.toContain('secret');
});

test('unexpected failures keep their details to the log', async () => {
  const told: string[] = [];
  const broken = await openHttpDoor(
    { ...lab, call: () => Promise.reject(new TypeError('password=hunter2')) },
    { log: (message) => told.push(message) },
  );
  const answer = await fetch(`${broken.origin}/api/projects.list`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/msgpack', Authorization: `Bearer ${broken.token}` },
    body: encodeWire({}) as Uint8Array<ArrayBuffer>,
  });
  expect(answer.status).toBe(500);
  const text = Buffer.from(await answer.arrayBuffer()).toString();
  expect(text).not.toContain('hunter2');
  expect(told).toHaveLength(1);
  await broken.close();
});

test('a port that is taken is a sentence', async () => {
  await expect(openHttpDoor(lab, { port: door.port })).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('taken') as string,
  });
});
