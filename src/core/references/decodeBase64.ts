const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...alphabet].map((letter, i) => [letter, i]));

/** Bytes of a base64 text (RFC 4648); `undefined` when it is none. Written out because core knows neither Node's Buffer nor the browser's atob. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 6) / 8));
  let [bits, count, at] = [0, 0, 0];
  for (const letter of letters) {
    const value = values.get(letter);
    if (value === undefined) return undefined;
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 255;
    bits &= (1 << count) - 1;
  }
  return bytes;
}
