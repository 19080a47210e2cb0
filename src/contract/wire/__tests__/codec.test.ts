import { test, expect } from 'vitest';
import fc from 'fast-check';
import { decodeWire, encodeWire } from '../codec.js';
import { FrameReader, frame } from '../frames.js';

const value = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string(),
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    fc.float64Array(),
    fc.float32Array(),
    fc.int16Array(),
    fc.uint16Array(),
    fc.int32Array(),
  ),
  node: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((k) => k !== '__proto__'),
      tie('node'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).node;

test('whatever is plain data comes back the same', () => {
  fc.assert(
    fc.property(value, (v) => {
      expect(decodeWire(encodeWire(v))).toEqual(v);
    }),
  );
});

test('minus zero keeps its sign, alone and inside, and what was sent is not touched', () => {
  const sent = { a: [1, -0, { b: -0 }], c: [0], d: new Float64Array([-0]) };
  const before = structuredClone(sent);
  expect(decodeWire(encodeWire(sent))).toEqual(before);
  expect(sent).toEqual(before);
  expect(decodeWire(encodeWire(-0))).toBe(-0);
  expect(decodeWire(encodeWire(0))).toBe(0);
});

test('data in a circle are refused, not followed for ever', () => {
  const circle: { self?: unknown; zero: number } = { zero: -0 };
  circle.self = circle;
  expect(() => encodeWire(circle)).toThrow(/not plain data/);
});

test('arrays of numbers at odd places are aligned copies of their own', () => {
  const source = new Float64Array(10).subarray(3, 7).fill(1.5);
  const message = encodeWire({ a: 'x', source });
  const back = decodeWire(message) as { source: Float64Array };
  expect(back.source).toEqual(new Float64Array(4).fill(1.5));
  expect(back.source.buffer.byteLength).toBe(32);
});

test('properties without a value are dropped', () => {
  expect(decodeWire(encodeWire({ a: undefined, b: 1 }))).toEqual({ b: 1 });
});

test('damaged messages are refused with a typed error, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        decodeWire(bytes);
      } catch (error) {
        expect(error).toMatchObject({ name: 'LabError', kind: 'invalid-input' });
      }
    }),
  );
});

test('a message nested too deep, a prototype key and an array cut off are refused', () => {
  const deep = Uint8Array.from([...Array<number>(500).fill(0x91), 0xc0]);
  expect(() => decodeWire(deep)).toThrow(/nested/);
  const proto = encodeWire({ x__proto__: 1 });
  const forged = Uint8Array.from([0x81, 0xa9, ...new TextEncoder().encode('__proto__'), 0x01]);
  expect(() => decodeWire(forged)).toThrow(/not readable/);
  expect(decodeWire(proto)).toEqual({ x__proto__: 1 });
  expect(() => decodeWire(Uint8Array.from([0xd5, 1, 0, 0]))).toThrow(/cut off/);
});

test('sizes over the limit are refused on both ways', () => {
  expect(() => encodeWire(new Uint8Array(100), 50)).toThrow(/MiB/);
  expect(() => decodeWire(new Uint8Array(100), 50)).toThrow(/MiB/);
});

test('frames survive any way of cutting the stream', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
      (messages, cuts) => {
        const stream = Uint8Array.from(messages.flatMap((m) => [...frame(m)]));
        const reader = new FrameReader(1000);
        const got: Uint8Array[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = cuts[i % cuts.length] ?? 1;
          got.push(...reader.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(got).toEqual(messages);
      },
    ),
  );
});

test('a frame that announces too much is refused before it is buffered', () => {
  expect(() => new FrameReader(10).push(Uint8Array.from([0, 0, 1, 0]))).toThrow(/announced/);
});

test('a short message that announces much in many levels reserves no memory for it', () => {
  const announced = 1_000_000;
  const bomb = new Uint8Array(announced);
  const view = new DataView(bomb.buffer);
  for (let at = 0; at + 5 <= announced; at += 5) {
    view.setUint8(at, 0xdd);
    view.setUint32(at + 1, announced - 5);
  }
  const before = process.memoryUsage().rss;
  expect(() => decodeWire(bomb)).toThrow(/not readable/);
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
});

test('what the check lets pass, the decoder reads or refuses, and nothing that was encoded is refused', () => {
  fc.assert(
    fc.property(value, fc.nat(), fc.nat(255), (v, place, byte) => {
      const message = encodeWire(v);
      expect(() => decodeWire(message.subarray(0, message.length - 1))).toThrow(/not readable|cut off/);
      const changed = message.slice();
      changed[place % changed.length] = byte;
      try {
        decodeWire(changed);
      } catch (error) {
        expect(error).toMatchObject({ name: 'LabError', kind: 'invalid-input' });
      }
    }),
  );
});
