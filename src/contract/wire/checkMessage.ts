import { LabError } from '../data/errors.js';

/** Deepest nesting of a message; nothing in the contract comes near it. */
export const MAX_WIRE_DEPTH = 40;

/**
 * Walks over the headers of a MessagePack message before it is decoded, because a decoder reserves memory for what an array announces.
 * Every announced item takes a byte at least, so all that is still owed may never be more than what is left of the message.
 * Format: https://github.com/msgpack/msgpack/blob/master/spec.md
 * @throws LabError `invalid-input` for what is cut off, announces more than it holds, or is nested too deeply
 */
export function checkMessage(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength;
  /** Items still to come at each level that is open. */
  const open: number[] = [1];
  let owed = 1;
  let at = 0;
  while (owed > 0) {
    while (open[open.length - 1] === 0) open.pop();
    open[open.length - 1] = (open[open.length - 1] ?? 0) - 1;
    owed -= 1;
    const { size, items } = readHeader(view, at, end);
    at += size;
    if (items > 0) {
      // The message itself is no level.
      if (open.length > MAX_WIRE_DEPTH)
        throw new LabError('invalid-input', `The message is nested deeper than ${MAX_WIRE_DEPTH} levels.`);
      open.push(items);
      owed += items;
    }
    if (at > end || owed > end - at) throw unreadable();
  }
  if (at !== end) throw unreadable();
}

/** Bytes that the value at `at` takes without its items, and how many items follow it. */
function readHeader(view: DataView, at: number, end: number): { size: number; items: number } {
  const need = (count: number): void => {
    if (at + count > end) throw unreadable();
  };
  const length = (width: 1 | 2 | 4): number => {
    need(1 + width);
    if (width === 1) return view.getUint8(at + 1);
    return width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1);
  };
  const data = (width: 1 | 2 | 4, type = 0) => ({ size: 1 + width + type + length(width), items: 0 });
  need(1);
  const head = view.getUint8(at);
  if (head <= 0x7f || head >= 0xe0) return { size: 1, items: 0 };
  if (head <= 0x8f) return { size: 1, items: 2 * (head & 0x0f) };
  if (head <= 0x9f) return { size: 1, items: head & 0x0f };
  if (head <= 0xbf) return { size: 1 + (head & 0x1f), items: 0 };
  switch (head) {
    case 0xc0:
    case 0xc2:
    case 0xc3:
      return { size: 1, items: 0 };
    case 0xc4:
    case 0xd9:
      return data(1);
    case 0xc5:
    case 0xda:
      return data(2);
    case 0xc6:
    case 0xdb:
      return data(4);
    case 0xc7:
      return data(1, 1);
    case 0xc8:
      return data(2, 1);
    case 0xc9:
      return data(4, 1);
    case 0xcc:
    case 0xd0:
      return { size: 2, items: 0 };
    case 0xcd:
    case 0xd1:
      return { size: 3, items: 0 };
    case 0xca:
    case 0xce:
    case 0xd2:
      return { size: 5, items: 0 };
    case 0xcb:
    case 0xcf:
    case 0xd3:
      return { size: 9, items: 0 };
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return { size: 2 + 2 ** (head - 0xd4), items: 0 };
    case 0xdc:
      return { size: 3, items: length(2) };
    case 0xdd:
      return { size: 5, items: length(4) };
    case 0xde:
      return { size: 3, items: 2 * length(2) };
    case 0xdf:
      return { size: 5, items: 2 * length(4) };
    default:
      throw unreadable();
  }
}

export function unreadable(cause?: unknown): LabError {
  const sentence = "The message is not readable: it is damaged or not in the lab's format.";
  return new LabError('invalid-input', sentence, {}, { cause });
}
