import { alignedView } from './alignedView.js';

const HEADER = 8;
const FORMAT = 1;

/**
 * A reference spectrum without loss, small where it can be: an axis that is an exact grid as start and step, intensities that are exact
 * 32-bit floats as such. Layout: format u8, grid u8, y width u8, zero u8, count u32, x (f64[2] or f64[n]), y.
 */
export function packCurve(x: Float64Array, y: Float64Array): Buffer {
  const count = x.length;
  const grid = exactGrid(x);
  const yWidth = y.every((value) => Math.fround(value) === value) ? 4 : 8;
  const xBytes = grid === undefined ? 8 * count : 16;
  const buffer = new ArrayBuffer(HEADER + xBytes + yWidth * count);
  const view = new DataView(buffer);
  view.setUint8(0, FORMAT);
  view.setUint8(1, grid === undefined ? 0 : 1);
  view.setUint8(2, yWidth);
  view.setUint32(4, count, true);
  new Float64Array(buffer, HEADER, xBytes / 8).set(grid ?? x);
  const target = yWidth === 4 ? new Float32Array(buffer, HEADER + xBytes) : new Float64Array(buffer, HEADER + xBytes);
  target.set(y);
  return Buffer.from(buffer);
}

/** @throws RangeError when the bytes are not a packed curve */
export function unpackCurve(bytes: Uint8Array): { x: Float64Array; y: Float64Array } {
  const { buffer, byteOffset } = alignedView(bytes);
  const view = new DataView(buffer, byteOffset, bytes.byteLength);
  const onGrid = view.getUint8(1) === 1;
  const yWidth = view.getUint8(2);
  const count = view.getUint32(4, true);
  const xBytes = onGrid ? 16 : 8 * count;
  if (view.getUint8(0) !== FORMAT || bytes.byteLength !== HEADER + xBytes + yWidth * count) {
    throw new RangeError('Not a packed curve.');
  }
  const stored = new Float64Array(buffer, byteOffset + HEADER, xBytes / 8);
  const [start = 0, step = 0] = stored;
  const yOffset = byteOffset + HEADER + xBytes;
  return {
    x: onGrid ? Float64Array.from({ length: count }, (_, index) => start + index * step) : stored.slice(),
    y: new Float64Array(
      yWidth === 4 ? new Float32Array(buffer, yOffset, count) : new Float64Array(buffer, yOffset, count),
    ),
  };
}

/** Start and step when they give back every value of x exactly. */
function exactGrid(x: Float64Array): [number, number] | undefined {
  const [first, second] = x;
  const last = x.at(-1);
  if (first === undefined || second === undefined || last === undefined) return undefined;
  const steps = [second - first, (last - first) / (x.length - 1)];
  const step = steps.find((candidate) => x.every((value, index) => value === first + index * candidate));
  return step === undefined ? undefined : [first, step];
}
