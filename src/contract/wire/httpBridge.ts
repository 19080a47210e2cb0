import { LabError } from '../data/errors.js';
import { MAX_CALL_BYTES } from '../methods.js';
import type { Bridge } from '../shell.js';
import { decodeWire, encodeWire } from './codec.js';
import { FrameReader } from './frames.js';
import type { Reply, StreamedEvent } from './messages.js';

/** Largest answer of one call. */
export const MAX_REPLY_BYTES = 512 * 1024 * 1024;

interface ByteReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}
interface HttpReply {
  readonly status: number;
  readonly body: { getReader(): unknown } | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}
type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body?: Uint8Array<ArrayBuffer>;
    cache?: 'no-store';
    credentials?: 'omit';
  },
) => Promise<HttpReply>;

export interface HttpBridgeOptions {
  /** e.g. `http://127.0.0.1:4711`, without a slash at the end. */
  origin: string;
  token: string;
  fetch: Fetch;
  /** Called as the event stream comes and goes. */
  onConnection?: (connected: boolean) => void;
  /** Pause before the stream is tried again, ms. */
  retryMs?: number;
}

/** The served door from the page's side: the same object that the preload bundle gives a desktop window. `close` ends the event stream. */
export function createHttpBridge(options: HttpBridgeOptions): Bridge & { close(): void } {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const authorization = `Bearer ${options.token}`;
  let open = false;
  let closed = false;
  let reader: ByteReader | undefined;

  async function call(name: string, input: unknown): Promise<unknown> {
    const body = encodeWire(input, MAX_CALL_BYTES);
    let bytes: Uint8Array;
    try {
      const response = await options.fetch(`${options.origin}/api/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/msgpack', Authorization: authorization },
        body: body as Uint8Array<ArrayBuffer>,
        cache: 'no-store',
        credentials: 'omit',
      });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new LabError(
        'unavailable',
        'Phaselens does not answer. Is its process still running?',
        {},
        { cause: error },
      );
    }
    const reply = decodeWire(bytes, MAX_REPLY_BYTES) as Reply;
    if (reply.ok) return reply.value;
    throw LabError.from(reply.error);
  }

  async function listen(): Promise<void> {
    const response = await options.fetch(`${options.origin}/events`, {
      method: 'GET',
      headers: { Authorization: authorization },
      cache: 'no-store',
      credentials: 'omit',
    });
    if (response.status !== 200 || !response.body) throw new LabError('unavailable', 'The event stream was refused.');
    reader = response.body.getReader() as ByteReader;
    const frames = new FrameReader(MAX_CALL_BYTES);
    options.onConnection?.(true);
    for (;;) {
      const { done, value } = await reader.read();
      if (done || !value) return;
      for (const message of frames.push(value)) {
        const event = decodeWire(message) as StreamedEvent;
        for (const listener of listeners.get(event.name) ?? []) listener(event.payload);
      }
    }
  }

  async function keepListening(): Promise<void> {
    while (!closed) {
      try {
        await listen();
      } catch {
        // The lab is away: say so and try again below.
      }
      options.onConnection?.(false);
      if (!closed) await pause(options.retryMs ?? 1000);
    }
  }

  return {
    call,
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      if (!open) {
        open = true;
        void keepListening();
      }
      return () => void set.delete(listener);
    },
    shell: null,
    close() {
      closed = true;
      void reader?.cancel().catch(() => undefined);
    },
  };
}

/** Every platform that runs this has timers, though the language alone does not promise them. */
function pause(ms: number): Promise<void> {
  const timers = globalThis as unknown as { setTimeout(done: () => void, ms: number): unknown };
  return new Promise((resolve) => {
    timers.setTimeout(resolve, ms);
  });
}
