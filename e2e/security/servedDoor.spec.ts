import { request as httpRequest } from 'node:http';
import { attackPolicy } from '../fixtures/attackPolicy.js';
import { expect, test } from '../fixtures/test.js';

/** Asks with exactly these headers; a browser or fetch would set Host itself. */
function ask(origin: string, path: string, method: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('a rebound host name, a foreign origin and a missing token are refused', async ({ lab }) => {
  const { host } = new URL(lab.origin);
  const good = { Host: host, Authorization: `Bearer ${lab.token}`, 'Content-Type': 'application/msgpack' };
  expect(await ask(lab.origin, '/', 'GET', { Host: host })).toBe(200);
  expect(await ask(lab.origin, '/', 'GET', { Host: 'evil.example' })).toBe(403);
  expect(await ask(lab.origin, '/api/system.info', 'POST', { ...good, Origin: 'https://evil.example' })).toBe(403);
  expect(await ask(lab.origin, '/api/system.info', 'POST', { ...good, Authorization: 'Bearer wrong' })).toBe(401);
  expect(
    await ask(lab.origin, '/api/system.info', 'POST', { ...good, 'Content-Type': 'text/plain' }),
  ).toBeGreaterThanOrEqual(400);
});

test('the page runs no inline script, no eval, and loads nothing from elsewhere', async ({ app }) => {
  const remote = 'https://example.org/';
  expect(await attackPolicy(app.page, [remote])).toEqual({
    inline: false,
    evalRan: false,
    reached: { [remote]: false },
  });
});

test('the token does not stay in the address', async ({ app, lab }) => {
  expect(app.page.url()).not.toContain(lab.token);
});
