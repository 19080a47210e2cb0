import { BinaryReader } from '../shared/BinaryReader.js';
import type { FileProbe } from '../types.js';

/**
 * SPC has no magic word: a version byte, and counts and axis that are possible. New (`K`): points 4 (32 bit), ends of the axis 8 and 16 (64-bit), kind of axis 28. Old (`M`):
 * points 4, ends 8 and 12 (32-bit floats), kind of axis 16.
 */
export function sniffSpc(probe: FileProbe): boolean {
  const { bytes } = probe;
  if (!probe.isBinary || bytes.length < 256) return false;
  const file = new BinaryReader(bytes, probe.label);
  if (bytes[1] === 0x4b && bytes.length >= 512) {
    const points = file.i32(4);
    const listed = (file.u8(0) & 0x40) !== 0;
    return (
      Number.isFinite(file.f64(8)) &&
      Number.isFinite(file.f64(16)) &&
      isAxisKind(file.u8(28)) &&
      (listed || (points > 0 && points <= bytes.length / 2))
    );
  }
  if (bytes[1] !== 0x4d) return false;
  const points = file.f32(4);
  return (
    Number.isInteger(points) &&
    points > 0 &&
    points <= bytes.length / 2 &&
    Number.isFinite(file.f32(8)) &&
    Number.isFinite(file.f32(12)) &&
    isAxisKind(file.u8(16))
  );
}

function isAxisKind(kind: number): boolean {
  return kind <= 30 || kind === 255;
}
