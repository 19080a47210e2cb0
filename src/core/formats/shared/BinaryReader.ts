import { LabError } from '../../../contract/data/errors.js';
import { requireFewPoints } from './requireFewPoints.js';

/** Numbers and words of a binary file at absolute offsets (little endian). Whatever lies beyond the end is a sentence, not garbage. */
export class BinaryReader {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #label: string;

  constructor(bytes: Uint8Array, label: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#label = label;
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** @throws LabError `damaged-file` where `size` bytes at `at` are not in the file */
  require(at: number, size: number, what: string): void {
    if (at >= 0 && size >= 0 && at + size <= this.length) return;
    throw new LabError(
      'damaged-file',
      `${this.#label} ends inside ${what} (byte ${at} and ${size} more are wanted, the file has ${this.length}); copy it again from the instrument.`,
    );
  }

  u8(at: number): number {
    this.require(at, 1, 'its header');
    return this.#view.getUint8(at);
  }

  i8(at: number): number {
    this.require(at, 1, 'its header');
    return this.#view.getInt8(at);
  }

  u16(at: number): number {
    this.require(at, 2, 'its header');
    return this.#view.getUint16(at, true);
  }

  i16(at: number): number {
    this.require(at, 2, 'its header');
    return this.#view.getInt16(at, true);
  }

  u32(at: number): number {
    this.require(at, 4, 'its header');
    return this.#view.getUint32(at, true);
  }

  i32(at: number): number {
    this.require(at, 4, 'its header');
    return this.#view.getInt32(at, true);
  }

  /** Exact up to 2^53; a count beyond that is no count and comes back as it rounds. */
  u64(at: number): number {
    this.require(at, 8, 'its header');
    return Number(this.#view.getBigUint64(at, true));
  }

  f32(at: number): number {
    this.require(at, 4, 'its header');
    return this.#view.getFloat32(at, true);
  }

  f64(at: number): number {
    this.require(at, 8, 'its header');
    return this.#view.getFloat64(at, true);
  }

  /** Characters (Latin-1) up to the first zero, without blanks and filling at the ends. */
  text(at: number, size: number): string {
    this.require(at, size, 'its header');
    let text = '';
    for (let i = at; i < at + size && this.#bytes[i] !== 0; i++) text += String.fromCharCode(this.#bytes[i] ?? 32);
    return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').replace(/^[\s_]+|[\s_]+$/g, '');
  }

  /** Characters (Latin-1) with their line ends, up to the first zero. */
  lines(at: number, size: number): string {
    this.require(at, size, 'its text');
    let text = '';
    for (let i = at; i < at + size && this.#bytes[i] !== 0; i++) text += String.fromCharCode(this.#bytes[i] ?? 32);
    return text;
  }

  /** @param stride bytes from one value to the next, at least 4 */
  floats(at: number, count: number, what: string, stride = 4): Float64Array<ArrayBuffer> {
    this.require(at, count * stride, what);
    requireFewPoints(count, this.#label);
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = this.#view.getFloat32(at + i * stride, true);
    return values;
  }
}
