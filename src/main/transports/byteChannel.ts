import type { Duplex } from 'node:stream';
import { FrameReader, frame } from '../../contract/index.js';

/** Whole messages both ways between two processes. */
export interface ByteChannel {
  send(message: Uint8Array): void;
  onMessage(listener: (message: Uint8Array) => void): void;
  /** Called once, when the other side is gone. */
  onClose(listener: () => void): void;
  close(): void;
}

const MAX_FRAME_BYTES = 1024 * 1024 * 1024;

/** Over a two-way byte stream: the extra pipe of a child process. Works in every Node, unlike structured messages between different versions. */
export function streamChannel(stream: Duplex): ByteChannel {
  const frames = new FrameReader(MAX_FRAME_BYTES);
  let listener: (message: Uint8Array) => void = () => undefined;
  let whenClosed: () => void = () => undefined;
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    stream.destroy();
    whenClosed();
  };
  stream.on('data', (chunk: Uint8Array) => {
    try {
      for (const message of frames.push(chunk)) listener(message);
    } catch {
      // A stream out of step cannot be mended: end it, the other side sees that.
      end();
    }
  });
  // The other side died while we wrote (EPIPE): the end of this channel, no error of ours.
  stream.on('error', end);
  stream.on('end', end);
  stream.on('close', end);
  return {
    send(message) {
      if (!closed) stream.write(frame(message));
    },
    onMessage(next) {
      listener = next;
    },
    onClose(next) {
      whenClosed = next;
    },
    close: end,
  };
}

/** What Electron's `process.parentPort` and a `UtilityProcess` have in common. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** Over Electron's message port. The caller says when the other side is gone (`exit` of a UtilityProcess), for ports do not. */
export function portChannel(port: MessagePortLike, onGone: (ended: () => void) => void = () => undefined): ByteChannel {
  let closed = false;
  return {
    send(message) {
      if (!closed) port.postMessage(message);
    },
    onMessage(listener) {
      port.on('message', (message) => {
        // In the child the message comes wrapped in an event, in the parent it comes bare.
        const data = message instanceof Uint8Array ? message : (message as { data?: unknown } | null)?.data;
        if (data instanceof Uint8Array) listener(data);
      });
    },
    onClose(listener) {
      onGone(listener);
    },
    close() {
      closed = true;
    },
  };
}
