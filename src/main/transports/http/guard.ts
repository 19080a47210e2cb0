import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Refusal {
  status: number;
  message: string;
}

/**
 * Whether the request comes from this machine's own page. A page of another site can reach a loopback port:
 * the exact Host stops DNS rebinding, the Origin stops forged requests; both are asked of every request.
 */
export function checkSource(request: IncomingMessage, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const host = request.headers.host ?? '';
  if (!hosts.includes(host.toLowerCase()))
    return { status: 403, message: 'This address is not one that Phaselens answers to.' };
  const origin = request.headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return { status: 403, message: 'Pages of other origins may not ask Phaselens.' };
  }
  return null;
}

/** Browsers say where a request was made; another site may open the page, never call it. */
export function checkFetchSite(request: IncomingMessage): Refusal | null {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  return { status: 403, message: 'Pages of other origins may not ask Phaselens.' };
}

export function checkToken(request: IncomingMessage, token: string): Refusal | null {
  const given = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  // Hashed first: both sides then have one length, and the comparison takes the same time whatever was given.
  const same = timingSafeEqual(
    createHash('sha256').update(given).digest(),
    createHash('sha256').update(token).digest(),
  );
  return same
    ? null
    : {
        status: 401,
        message: 'The token is missing or wrong. Open the address that Phaselens printed when it started.',
      };
}
