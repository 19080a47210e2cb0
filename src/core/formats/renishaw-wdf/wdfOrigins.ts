import type { BinaryReader } from '../shared/BinaryReader.js';
import { fileTime } from '../shared/fileTime.js';
import type { WdfBlock } from './wdfBlocks.js';

/** A quantity that every spectrum of the file has a value of: its place, its time. */
export interface WdfOrigin {
  name: string;
  unit: string;
  valueOf: (spectrum: number) => string | undefined;
}

const names: Record<number, string> = {
  3: 'X',
  4: 'Y',
  5: 'Z',
  6: 'R',
  7: 'θ',
  8: 'φ',
  9: 'Temperature',
  10: 'Pressure',
  11: 'Time',
};
const units: Record<number, string> = {
  5: 'µm',
  6: 'nm',
  7: 'mm',
  9: 'K',
  10: 'Pa',
  11: 's',
  12: 'ms',
  14: 'days',
  19: '°C',
  20: '°F',
};
const timeType = 11;

/** The `ORGN` block: a count, then per quantity its type, unit, name (16) and a 64-bit value for each spectrum. */
export function wdfOrigins(file: BinaryReader, block: WdfBlock | undefined, spectra: number): WdfOrigin[] {
  if (block === undefined || block.size < 4) return [];
  const origins: WdfOrigin[] = [];
  const bytes = 24 + 8 * spectra;
  const count = Math.min(file.u32(block.at), Math.floor((block.size - 4) / bytes));
  for (let i = 0; i < count; i++) {
    const at = block.at + 4 + i * bytes;
    const type = file.u32(at) & 0x7fffffff;
    const name = names[type];
    if (name === undefined) continue;
    origins.push({
      name,
      unit: type === timeType ? '' : (units[file.u32(at + 4)] ?? ''),
      valueOf: (spectrum) => {
        const value = at + 24 + 8 * spectrum;
        if (type === timeType) return fileTime(file.u64(value));
        const number = file.f64(value);
        return Number.isFinite(number) ? String(Number(number.toPrecision(8))) : undefined;
      },
    });
  }
  return origins;
}
