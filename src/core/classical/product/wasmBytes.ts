/** The few pieces of WebAssembly's binary format (webassembly.github.io/spec/core/binary) that `simdProductModule` is written with. */

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value >>> 0;
  do {
    const low = left & 0x7f;
    left >>>= 7;
    bytes.push(left > 0 ? low | 0x80 : low);
  } while (left > 0);
  return bytes;
}

/** Signed LEB128, as constants are written. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let left = value | 0;
  for (;;) {
    const low = left & 0x7f;
    left >>= 7;
    const done = (left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];

export const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];

export const text = (value: string): number[] => [
  ...unsigned(value.length),
  ...[...value].map((letter) => letter.charCodeAt(0)),
];

export const i32 = 0x7f;
export const f32 = 0x7d;
export const v128 = 0x7b;

export const get = (local: number): number[] => [0x20, ...unsigned(local)];
export const set = (local: number): number[] => [0x21, ...unsigned(local)];
export const constant = (value: number): number[] => [0x41, ...signed(value)];
export const add = (local: number, amount: readonly number[]): number[] => [
  ...get(local),
  ...amount,
  0x6a,
  ...set(local),
];
/** `local < limit`, both unsigned. */
export const below = (local: number, limit: number): number[] => [...get(local), ...get(limit), 0x49];
/** Runs the body, then again while the condition that ends it holds; the body runs at least once. */
export const repeat = (body: readonly number[], condition: readonly number[]): number[] => [
  0x03,
  0x40,
  ...body,
  ...condition,
  0x0d,
  0x00,
  0x0b,
];
/** Four 32-bit floats from the address in a local plus an offset in bytes; promised to lie on 16 bytes. */
export const loadFour = (address: number, offset: number): number[] => [
  ...get(address),
  0xfd,
  0x00,
  0x04,
  ...unsigned(offset),
];
export const zeroFour = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const lane = (index: number): number[] => [0xfd, 0x1f, index];
export const addFloats = 0x92;
export const storeFloat = (offset: number): number[] => [0x38, 0x02, ...unsigned(offset)];
export const addFour = [0xfd, ...unsigned(0xe4)];
export const multiplyFour = [0xfd, ...unsigned(0xe6)];
/** a · b + c in one instruction where the processor has it (the relaxed SIMD proposal, part of WebAssembly 3.0). */
export const multiplyAddFour = [0xfd, ...unsigned(0x105)];
/** Sum of the products of eight pairs of 16-bit whole numbers, in four lanes of 32 bits. */
export const dotShorts = [0xfd, ...unsigned(0xba)];
export const addFourWhole = [0xfd, ...unsigned(0xae)];
export const laneWhole = (index: number): number[] => [0xfd, 0x1b, index];
export const addWhole = 0x6a;
export const floatOfWhole = 0xb2;
export const spreadFloat = [0xfd, 0x13];
export const subtractFour = [0xfd, ...unsigned(0xe5)];
export const lessFour = [0xfd, ...unsigned(0x43)];
export const either = [0xfd, ...unsigned(0x50)];
export const anyTrue = [0xfd, ...unsigned(0x53)];
/** Ends the function with a local if the condition holds. */
export const returnIf = (condition: readonly number[], local: number): number[] => [
  ...condition,
  0x04,
  0x40,
  ...get(local),
  0x0f,
  0x0b,
];
/** The same for pairs of 64-bit floats. */
export const f64 = 0x7c;
export const storeVector = (address: number, offset: number, value: readonly number[]): number[] => [
  ...get(address),
  ...value,
  ...[0xfd, 0x0b, 0x04],
  ...unsigned(offset),
];
export const spreadDouble = [0xfd, 0x14];
export const laneDouble = (index: number): number[] => [0xfd, 0x21, index];
export const addDoubles = 0xa0;
export const multiplyDoubles = 0xa2;
export const addTwo = [0xfd, ...unsigned(0xf0)];
export const subtractTwo = [0xfd, ...unsigned(0xf1)];
export const multiplyTwo = [0xfd, ...unsigned(0xf2)];
export const multiplyAddTwo = [0xfd, ...unsigned(0x107)];
/** c − a · b */
export const multiplySubtractTwo = [0xfd, ...unsigned(0x108)];
/** Two 32-bit floats from an address as two doubles. */
export const loadTwoFloats = (address: number): number[] => [
  ...get(address),
  ...[0xfd, 0x5d, 0x02, 0x00],
  ...[0xfd, 0x5f],
];
export const divideTwo = [0xfd, ...unsigned(0xf3)];
/** The second where it is smaller than the first, else the first. */
export const smallerTwo = [0xfd, ...unsigned(0xf6)];
export const aboveTwo = [0xfd, 0x4a];
export const atLeastTwo = [0xfd, 0x4c];
export const both = [0xfd, 0x4e];
/** Of two vectors the bits that a mask, on top of them, has set or not. */
export const choose = [0xfd, 0x52];
export const constantTwo = (value: number): number[] => [
  ...[0xfd, 0x0c],
  ...new Uint8Array(Float64Array.of(value, value).buffer),
];

/** A function's code: so many vectors as locals, its instructions, the end. */
export const codeOf = (vectors: number, body: readonly number[]): number[] => {
  const code = [...vector([[...unsigned(vectors), v128]]), ...body, 0x0b];
  return [...unsigned(code.length), ...code];
};
