import { LabError } from '../data/errors.js';

const HEADER_BYTES = 4;

/** Puts the length (32 bit, big end first) before a message, so that a byte stream can carry it. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(HEADER_BYTES + message.byteLength);
  new DataView(framed.buffer).setUint32(0, message.byteLength);
  framed.set(message, HEADER_BYTES);
  return framed;
}

/** Cuts a byte stream into the messages that {@link frame} wrapped. */
export class FrameReader {
  private chunks: Uint8Array[] = [];
  private buffered = 0;

  constructor(private readonly maxBytes: number) {}

  /**
   * The messages that this chunk completes.
   * @throws LabError `too-large` when a message announces more than the limit; the stream is then useless
   */
  push(chunk: Uint8Array): Uint8Array[] {
    this.chunks.push(chunk);
    this.buffered += chunk.byteLength;
    const messages: Uint8Array[] = [];
    for (let length = this.announced(); length !== null; length = this.announced()) {
      if (this.buffered < HEADER_BYTES + length) break;
      this.take(HEADER_BYTES);
      messages.push(this.take(length));
    }
    return messages;
  }

  private announced(): number | null {
    if (this.buffered < HEADER_BYTES) return null;
    const header = this.peek(HEADER_BYTES);
    const length = new DataView(header.buffer, header.byteOffset, HEADER_BYTES).getUint32(0);
    if (length > this.maxBytes) {
      throw new LabError('too-large', `A message of ${length} bytes was announced; the limit is ${this.maxBytes}.`);
    }
    return length;
  }

  private peek(count: number): Uint8Array {
    const first = this.chunks[0];
    if (first && first.byteLength >= count) return first.subarray(0, count);
    const joined = this.take(count);
    this.chunks.unshift(joined);
    this.buffered += count;
    return joined;
  }

  private take(count: number): Uint8Array {
    const taken = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const chunk = this.chunks[0];
      if (!chunk) break;
      const part = chunk.subarray(0, count - filled);
      taken.set(part, filled);
      filled += part.byteLength;
      if (part.byteLength === chunk.byteLength) this.chunks.shift();
      else this.chunks[0] = chunk.subarray(part.byteLength);
    }
    this.buffered -= count;
    return taken;
  }
}
