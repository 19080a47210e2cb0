import type { LineList } from '../../../contract/data/crystal.js';
import { alignedView } from './alignedView.js';

const HEADER = 8;
const FORMAT = 1;

/**
 * A line list in 12 bytes a line (16 with indices beyond ±127 or multiplicities beyond 255), so that ten thousand lists load at once.
 * Layout: format u8, width u8, two zero bytes, count u32, d f32[n], intensity f32[n], hkl int[3n], multiplicity uint[n].
 * d and intensity are rounded to 32-bit floats: 6e-8 of their value, 1e-5° at 2θ = 100°.
 */
export function packLines(lines: LineList): Buffer {
  const count = lines.dSpacing.length;
  const small = lines.hkl.every((index) => index >= -127 && index <= 127) && lines.multiplicity.every((m) => m <= 255);
  const width = small ? 1 : 2;
  const buffer = new ArrayBuffer(HEADER + 8 * count + 4 * width * count);
  const view = new DataView(buffer);
  view.setUint8(0, FORMAT);
  view.setUint8(1, width);
  view.setUint32(4, count, true);
  new Float32Array(buffer, HEADER, count).set(lines.dSpacing);
  new Float32Array(buffer, HEADER + 4 * count, count).set(lines.intensity);
  const indices = HEADER + 8 * count;
  const multiplicities = indices + 3 * width * count;
  if (small) {
    new Int8Array(buffer, indices, 3 * count).set(lines.hkl);
    new Uint8Array(buffer, multiplicities, count).set(lines.multiplicity);
  } else {
    new Int16Array(buffer, indices, 3 * count).set(lines.hkl);
    new Uint16Array(buffer, multiplicities, count).set(lines.multiplicity);
  }
  return Buffer.from(buffer);
}

/** @throws RangeError when the bytes are not a packed line list */
export function unpackLines(bytes: Uint8Array): LineList {
  const { buffer, byteOffset } = alignedView(bytes);
  const view = new DataView(buffer, byteOffset, bytes.byteLength);
  const width = view.getUint8(1);
  const count = view.getUint32(4, true);
  if (view.getUint8(0) !== FORMAT || bytes.byteLength !== HEADER + 8 * count + 4 * width * count) {
    throw new RangeError('Not a packed line list.');
  }
  const indices = byteOffset + HEADER + 8 * count;
  const multiplicities = indices + 3 * width * count;
  return {
    dSpacing: new Float64Array(new Float32Array(buffer, byteOffset + HEADER, count)),
    intensity: new Float64Array(new Float32Array(buffer, byteOffset + HEADER + 4 * count, count)),
    hkl: new Int16Array(
      width === 1 ? new Int8Array(buffer, indices, 3 * count) : new Int16Array(buffer, indices, 3 * count),
    ),
    multiplicity: new Uint16Array(
      width === 1 ? new Uint8Array(buffer, multiplicities, count) : new Uint16Array(buffer, multiplicities, count),
    ),
  };
}
