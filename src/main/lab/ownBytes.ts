/**
 * The same bytes in a buffer of their own. A file that came in a call is a view of the whole message, and handing a view to a thread
 * copies all that lies behind it.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
