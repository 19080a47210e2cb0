import type { ErrorEnvelope } from '../data/errors.js';

/** Answer to one call. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorEnvelope };

/** What a window or shell sends to a lab process. */
export type ToLab =
  { type: 'call'; id: number; name: string; input: unknown; caller: 'any' | 'trusted' } | { type: 'close' };

/** What a lab process sends back. `ready` or `refused` is the first of them. */
export type FromLab =
  | { type: 'ready'; version: string }
  | { type: 'refused'; error: ErrorEnvelope }
  | { type: 'reply'; id: number; reply: Reply }
  | { type: 'event'; name: string; payload: unknown };

/** One event on the stream of the served door; `hello` comes first, so that the page knows the stream stands. */
export type StreamedEvent = { name: string; payload: unknown };
