import { request as httpRequest } from 'node:http';
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
  const result = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    // The debugger that runs this function may eval; a later task of the page may not.
    await new Promise((resolve) => setTimeout(resolve, 0));
    let evalRan = true;
    try {
      evalRan = Boolean((0, eval)('true'));
    } catch {
      evalRan = false;
    }
    const remote = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    return { inline: 'inlineRan' in window, evalRan, remote };
  });
  expect(result).toEqual({ inline: false, evalRan: false, remote: false });
});

test('the token does not stay in the address', async ({ app, lab }) => {
  expect(app.page.url()).not.toContain(lab.token);
});
