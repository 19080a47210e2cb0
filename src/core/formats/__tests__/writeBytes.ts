/** Numbers and words at offsets, little endian, for small binary files made up here. */
export type Field = [
  kind: 'u8' | 'u16' | 'u32' | 'u64' | 'i8' | 'i32' | 'f32' | 'f64' | 'text',
  at: number,
  value: number | string,
];

export function writeBytes(size: number, fields: Field[]): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (const [kind, at, value] of fields) {
    const number = Number(value);
    if (kind === 'text')
      bytes.set(
        [...String(value)].map((character) => character.charCodeAt(0)),
        at,
      );
    else if (kind === 'u8') view.setUint8(at, number);
    else if (kind === 'i8') view.setInt8(at, number);
    else if (kind === 'u16') view.setUint16(at, number, true);
    else if (kind === 'u32') view.setUint32(at, number, true);
    else if (kind === 'u64') view.setBigUint64(at, BigInt(number), true);
    else if (kind === 'i32') view.setInt32(at, number, true);
    else if (kind === 'f32') view.setFloat32(at, number, true);
    else view.setFloat64(at, number, true);
  }
  return bytes;
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function floats(values: number[]): Uint8Array {
  return writeBytes(
    values.length * 4,
    values.map((value, i): Field => ['f32', i * 4, value]),
  );
}
