import { y } from './fixtures.js';
import { floats, joined, writeBytes } from './writeBytes.js';

/** Two ranges of version 1; the second repeats the word, as later programs did. */
export function brukerRaw1({ steps = y.length } = {}): Uint8Array {
  const header = (follows: number) =>
    writeBytes(156, [
      ['text', 0, 'RAW '],
      ['u32', 4, steps],
      ['f32', 8, 2.5],
      ['f32', 12, 0.02],
      ['u32', 16, 0],
      ['f32', 24, 10],
      ['f32', 28, 5],
      ['text', 40, 'quartz'],
      ['f32', 72, 1.5406],
      ['f32', 76, 1.54439],
      ['u32', 152, follows],
    ]);
  return joined(header(1), floats(y), header(0), floats(y));
}

export function brukerRaw2(): Uint8Array {
  const file = writeBytes(256, [
    ['text', 0, 'RAW2'],
    ['u16', 4, 2],
    ['text', 168, '04-Mar-1994 20:59'],
    ['text', 188, 'Cu'],
    ['f32', 190, 1.5406],
    ['f32', 194, 1.54439],
    ['f32', 198, 0.5],
    ['f32', 210, 22],
  ]);
  const range = (length: number) =>
    writeBytes(length, [
      ['u16', 0, length],
      ['u16', 2, y.length],
      ['f32', 8, 2],
      ['f32', 12, 0.02],
      ['f32', 16, 10],
      ['u16', 46, 298],
    ]);
  return joined(file, range(48), floats(y), range(60), floats(y));
}

export function brukerRaw3({ scanType = 0, ranges = 1 } = {}): Uint8Array {
  const file = writeBytes(712, [
    ['text', 0, 'RAW1.01'],
    ['u32', 8, 1],
    ['u32', 12, ranges],
    ['text', 16, '03/16/21'],
    ['text', 26, '13:10:14'],
    ['text', 36, 'me'],
    ['text', 108, 'here'],
    ['text', 326, 'quartz'],
    ['text', 386, 'a comment'],
    ['f32', 564, 217.5],
    ['text', 608, 'Cu'],
    ['f64', 624, 1.5406],
    ['f64', 632, 1.54439],
    ['f64', 648, 0.5],
    ['text', 656, 'A'],
  ]);
  const range = writeBytes(304, [
    ['u32', 0, 304],
    ['u32', 4, y.length],
    ['f64', 8, 5],
    ['f64', 16, 10],
    ['f64', 176, 0.02],
    ['f32', 192, 4],
    ['u32', 196, scanType],
    ['u32', 224, 40],
    ['u32', 228, 30],
    ['u32', 252, 4],
  ]);
  return joined(file, ...Array.from({ length: ranges }, () => joined(range, floats(y))));
}

/** Every point brings its own 2θ, in steps that grow. */
export function brukerRaw3Listed(): Uint8Array {
  const whole = brukerRaw3().slice(0, 712 + 304);
  const view = new DataView(whole.buffer);
  view.setUint32(712 + 248, 1, true);
  view.setUint32(712 + 252, 12, true);
  return joined(
    whole,
    ...y.map((value, i) =>
      writeBytes(12, [
        ['f32', 0, value],
        ['f64', 4, 10 + i * i * 0.01],
      ]),
    ),
  );
}

export function brukerRaw4({ type = 'Locked Coupled', drive = '2Theta', sign = 1 } = {}): Uint8Array {
  const head = writeBytes(61, [
    ['text', 0, 'RAW4.00'],
    ['text', 12, '04/07/2025'],
    ['text', 24, '20:48:56'],
  ]);
  const word = (key: string, value: string) =>
    writeBytes(36 + value.length, [
      ['u32', 0, 10],
      ['u32', 4, 36 + value.length],
      ['text', 12, key],
      ['text', 36, value],
    ]);
  const source = writeBytes(136, [
    ['u32', 0, 30],
    ['u32', 4, 136],
    ['f64', 80, 1.5406],
    ['f64', 88, 1.54439],
    ['f64', 104, 0.5],
    ['text', 116, 'Cu'],
  ]);
  const range = writeBytes(160, [
    ['text', 32, type],
    ['f64', 72, 10],
    ['f64', 80, 0.02],
    ['u32', 88, y.length],
    ['f32', 92, 500],
    ['f32', 100, 40],
    ['f32', 104, 30],
    ['f64', 112, 1.5406],
    ['u32', 136, 8],
    ['u32', 140, 92],
  ]);
  const axis = writeBytes(92, [
    ['u32', 0, 50],
    ['u32', 4, 92],
    ['u32', 8, 2],
    ['text', 12, drive],
    ['f64', 56, 10],
  ]);
  const points = y.map((value) =>
    writeBytes(8, [
      ['f32', 0, sign * value],
      ['u32', 4, 1],
    ]),
  );
  return joined(head, word('USER', 'me'), word('SAMPLEID', 'quartz'), source, range, axis, ...points);
}

export function rigakuRaw({ step = 0.02 } = {}): Uint8Array {
  const header = writeBytes(3158, [
    ['text', 0, 'FI'],
    ['u32', 36, 1_604_999_589],
    ['text', 84, 'me'],
    ['text', 104, 'quartz'],
    ['text', 228, 'Ultima IV'],
    ['text', 1132, 'D/teX'],
    ['f64', 1212, 1.540562],
    ['f64', 1220, 1.544398],
    ['text', 1238, 'Cu'],
    ['text', 2136, 'PI'],
    ['f32', 2962, 10],
    ['f32', 2966, 10.2],
    ['f32', 2970, step],
    ['u32', 3154, y.length],
  ]);
  return joined(header, floats(y));
}
