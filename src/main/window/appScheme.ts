import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import { securityHeaders } from '../transports/http/headers.js';
import { resolveAppFile } from './resolveAppFile.js';

export const APP_SCHEME = 'app';
export const APP_HOST = 'phaselens';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Must run before the app is ready. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built interface, GET only, with the same security headers as the served door. Seam: `protocol.handle` came with Electron 25. */
export function serveAppScheme(protocol: Protocol, root: string): void {
  const current: Partial<Pick<Protocol, 'handle'>> = protocol;
  if (current.handle) protocol.handle(APP_SCHEME, (request) => answer(root, request));
  else serveStreams(protocol, root);
}

async function answer(root: string, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? resolveAppFile(root, request.url, APP_HOST) : null;
  if (!file)
    return new Response('Not found.', { status: 404, headers: { ...securityHeaders, 'Content-Type': 'text/plain' } });
  const bytes = await readFile(file.path);
  return new Response(new Uint8Array(bytes), {
    headers: { ...securityHeaders, 'Content-Type': `${file.mime}; charset=utf-8` },
  });
}

interface StreamProtocol {
  registerStreamProtocol(
    scheme: string,
    handler: (
      request: { method: string; url: string },
      reply: (response: { statusCode: number; headers: Record<string, string>; data: NodeJS.ReadableStream }) => void,
    ) => void,
  ): void;
}

function serveStreams(protocol: Protocol, root: string): void {
  const old = protocol as unknown as StreamProtocol;
  old.registerStreamProtocol(APP_SCHEME, (request, reply) => {
    const file = request.method === 'GET' ? resolveAppFile(root, request.url, APP_HOST) : null;
    if (!file) {
      reply({
        statusCode: 404,
        headers: { ...securityHeaders, 'Content-Type': 'text/plain' },
        data: Readable.from(['Not found.']),
      });
      return;
    }
    reply({
      statusCode: 200,
      headers: { ...securityHeaders, 'Content-Type': `${file.mime}; charset=utf-8` },
      data: Readable.from([readFileSync(file.path)]),
    });
  });
}
