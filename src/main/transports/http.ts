import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeWire, encodeWire, LabError, MAX_CALL_BYTES, type ErrorKind, type Reply } from '../../contract/index.js';
import { createDispatch, toEnvelope, type DispatchOptions } from './dispatch.js';
import { checkFetchSite, checkSource, checkToken, type Refusal } from './http/guard.js';
import { securityHeaders } from './http/headers.js';
import { readBody } from './http/readBody.js';
import { serveStatic } from './http/serveStatic.js';
import { streamEvents } from './http/streamEvents.js';
import type { LabHandle } from './labHandle.js';

export interface HttpDoorOptions extends DispatchOptions {
  /** Built interface; without it the door answers calls only. */
  rendererFolder?: string;
  /** 0, the default, lets the system choose. */
  port?: number;
  /** Largest body, bytes. */
  maxBodyBytes?: number;
}

export interface HttpDoor {
  port: number;
  origin: string;
  token: string;
  /** For the person: the token is in the fragment, which browsers never send. */
  address: string;
  close(): Promise<void>;
}

/** Serves the lab on loopback: the same interface and contract for machines without an Electron window. */
export async function openHttpDoor(lab: LabHandle, options: HttpDoorOptions = {}): Promise<HttpDoor> {
  const token = randomBytes(32).toString('base64url');
  const dispatch = createDispatch(lab, options);
  const limit = options.maxBodyBytes ?? MAX_CALL_BYTES;
  let port = 0;

  async function answerCall(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    let reply: Reply;
    try {
      const input = decodeWire(await readBody(request, limit), limit);
      // A page never is trusted: paths and backups stay with the command line.
      reply = await dispatch(name, input, 'any');
    } catch (error) {
      reply = { ok: false, error: toEnvelope(error, name, options.log) };
    }
    sendReply(response, reply, options);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [header, value] of Object.entries(securityHeaders)) response.setHeader(header, value);
    const source = checkSource(request, port);
    if (source) return refuse(response, source);
    const path = new URL(request.url ?? '/', `http://127.0.0.1:${port}`).pathname;
    const isCall = path.startsWith('/api/');
    if (!isCall && path !== '/events') {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return refuse(response, { status: 405, message: 'Only GET here.' });
      if (!options.rendererFolder)
        return refuse(response, { status: 404, message: 'The interface is not built here.' });
      return serveStatic(options.rendererFolder, path, request, response);
    }
    const refusal = checkFetchSite(request) ?? checkToken(request, token) ?? checkShape(request, isCall);
    if (refusal) return refuse(response, refusal);
    if (!isCall) return streamEvents(lab.events, response);
    return answerCall(request, response, path.slice('/api/'.length));
  }

  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 120_000, maxHeaderSize: 16_384 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        options.log?.('The served door failed', error);
        response.destroy();
      });
    },
  );
  server.maxConnections = 100;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy =
        error.code === 'EADDRINUSE'
          ? `Port ${options.port ?? 0} is taken; choose another or none.`
          : `The port could not be opened (${error.code ?? error.message}).`;
      reject(new LabError('unavailable', busy));
    });
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    origin,
    token,
    address: `${origin}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function checkShape(request: IncomingMessage, isCall: boolean): Refusal | null {
  if (!isCall) return request.method === 'GET' ? null : { status: 405, message: 'Only GET here.' };
  if (request.method !== 'POST') return { status: 405, message: 'Only POST here.' };
  // No simple request of a foreign form or script can carry this type.
  if (request.headers['content-type'] !== 'application/msgpack')
    return { status: 415, message: 'Calls are application/msgpack.' };
  return null;
}

const statusOf: Partial<Record<ErrorKind, number>> = {
  'invalid-input': 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  internal: 500,
  unavailable: 503,
};

function sendReply(response: ServerResponse, reply: Reply, options: DispatchOptions): void {
  let body: Uint8Array;
  try {
    body = encodeWire(reply);
  } catch (error) {
    reply = { ok: false, error: toEnvelope(error, 'the answer', options.log) };
    body = encodeWire(reply);
  }
  const status = reply.ok ? 200 : (statusOf[reply.error.kind] ?? 422);
  // What is left of a body too large is not read: the connection ends with the answer.
  if (status === 413) response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'application/msgpack', 'Content-Length': body.byteLength }).end(body);
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  const reply: Reply = { ok: false, error: { kind: 'forbidden', message: refusal.message } };
  response.setHeader('Connection', 'close');
  response.writeHead(refusal.status, { 'Content-Type': 'application/msgpack' }).end(encodeWire(reply));
}
