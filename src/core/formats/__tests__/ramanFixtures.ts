import { ramanX } from './fixtures.js';
import { floats, joined, writeBytes } from './writeBytes.js';

export const ramanY = ramanX.map((_, i) => (i === 20 ? 64 : 8 + (i % 4)));
const single = ramanX.map(Math.fround);

export interface WdfParts {
  planned?: number;
  measured?: number;
  unit?: number;
  points?: number;
}

/** A series of spectra at growing X; fewer `measured` than `planned` is an interrupted one. */
export function wdf({ planned = 2, measured, unit = 1, points = ramanX.length }: WdfParts = {}): Uint8Array {
  const block = (name: string, ...content: Uint8Array[]) => {
    const body = joined(...content);
    const head = writeBytes(16, [
      ['text', 0, name],
      ['u64', 8, 16 + body.length],
    ]);
    return joined(head, body);
  };
  const header = writeBytes(512, [
    ['text', 0, 'WDF1'],
    ['u64', 8, 512],
    ['u32', 60, points],
    ['u64', 64, planned],
    ['u64', 72, measured ?? planned],
    ['u32', 80, 3],
    ['text', 96, 'WiRE'],
    ['u32', 132, planned === 1 ? 1 : 2],
    ['u64', 136, 132_000_000_000_000_000],
    ['f32', 156, 18797],
    ['text', 208, 'me'],
    ['text', 240, 'quartz'],
  ]);
  const axis = writeBytes(8, [
    ['u32', 0, 1],
    ['u32', 4, unit],
  ]);
  const places = writeBytes(28 + 8 * planned, [
    ['u32', 0, 1],
    ['u32', 4, 3],
    ['u32', 8, 5],
    ...Array.from({ length: planned }, (_, i) => ['f64', 28 + 8 * i, i * 1.5] as ['f64', number, number]),
  ]);
  return joined(
    header,
    block('DATA', ...Array.from({ length: planned }, (_, i) => floats(ramanY.map((value) => value * (i + 1))))),
    block('XLST', axis, floats(single)),
    block('ORGN', places),
  );
}

export interface SpcParts {
  old?: boolean;
  axis?: number;
  intensity?: number;
  /** Two spectra, each with its own positions. */
  listed?: boolean;
  /** Integers of 16 bits instead of floats. */
  short?: boolean;
}

export function spc({
  old = false,
  axis = 13,
  intensity = 0,
  listed = false,
  short = false,
}: SpcParts = {}): Uint8Array {
  const points = ramanX.length;
  const last = 150 + 1.3 * (points - 1);
  if (old) {
    // Exponent 16: the value itself stands in the high half, which comes first.
    const header = writeBytes(256, [
      ['u8', 1, 0x4d],
      ['u16', 2, 16],
      ['f32', 4, points],
      ['f32', 8, 150],
      ['f32', 12, last],
      ['u8', 16, axis],
      ['u16', 18, 113],
      ['u8', 20, 5],
      ['u8', 21, 24],
      ['u8', 22, 10],
      ['u8', 23, 32],
      ['text', 64, 'quartz'],
    ]);
    return joined(
      header,
      writeBytes(
        points * 4,
        ramanY.map((value, i) => ['u16', i * 4, value] as ['u16', number, number]),
      ),
    );
  }
  const log = 'LASER = 532 nm\r\n';
  const body = short
    ? writeBytes(
        points * 2,
        ramanY.map((value, i) => ['u16', i * 2, value] as ['u16', number, number]),
      )
    : floats(ramanY);
  const sub = writeBytes(32, [
    ['i8', 1, -128],
    ['u32', 16, points],
  ]);
  const spectra = listed ? [sub, floats(single), body, sub, floats(single), body] : [sub, body];
  const logAt = 512 + spectra.reduce((size, part) => size + part.length, 0);
  const header = writeBytes(512, [
    ['u8', 0, listed ? 0xc4 : short ? 1 : 0],
    ['u8', 1, 0x4b],
    ['i8', 3, short ? 16 : -128],
    ['u32', 4, points],
    ['f64', 8, 150],
    ['f64', 16, last],
    ['u32', 24, listed ? 2 : 1],
    ['u8', 28, axis],
    ['u8', 29, intensity],
    ['u32', 32, 2014 * 2 ** 20 + (12 << 16) + (11 << 11) + (4 << 6) + 23],
    ['text', 45, 'OMNIC'],
    ['text', 88, 'quartz'],
    ['u32', 248, logAt],
  ]);
  const logHead = writeBytes(64, [
    ['u32', 0, 64 + log.length],
    ['u32', 8, 64],
  ]);
  return joined(header, ...spectra, logHead, writeBytes(log.length, [['text', 0, log]]));
}
