import type { BinaryReader } from '../shared/BinaryReader.js';
import { evenPositions } from '../shared/evenPositions.js';
import type { ScanCollector } from '../shared/ScanCollector.js';
import { singleAsWritten } from '../shared/singleAsWritten.js';
import { usable } from '../shared/usable.js';
import { brukerScan } from './brukerScan.js';

const fileHeader = 256;
const rangeHeader = 48;

/**
 * DIFFRAC-AT version 2 (`RAW2`). File: ranges 4 (16 bit), date 168 (20 characters), anode 188 (2), Kα1 190, Kα2 194, ratio 198, total seconds 210. Range: length of its
 * header 0 (16 bit), steps 2 (16 bit), seconds 8, step 12, start of 2θ 16, kelvin 46 (16 bit).
 */
export function readVersion2(file: BinaryReader, label: string, scans: ScanCollector): void {
  file.require(0, fileHeader, 'its header');
  const ranges = file.u16(4);
  let at = fileHeader;
  for (let number = 1; number <= ranges; number++) {
    const place = `${label}, range ${number}`;
    file.require(at, rangeHeader, `the header of range ${number}`);
    const header = at;
    const steps = file.u16(header + 2);
    const step = singleAsWritten(file.f32(header + 12));
    const start = singleAsWritten(file.f32(header + 16));
    const kelvin = file.u16(header + 46);
    at += Math.max(rangeHeader, file.u16(header));
    const y = file.floats(at, steps, `the intensities of range ${number}`);
    at += 4 * steps;
    scans.add(() =>
      brukerScan({
        place,
        version: '2',
        x: evenPositions(start, step, steps, place),
        y,
        date: file.text(168, 20),
        anode: file.text(188, 2),
        alpha1: usable(singleAsWritten(file.f32(190))),
        alpha2: usable(singleAsWritten(file.f32(194))),
        ratio: usable(singleAsWritten(file.f32(198))),
        step,
        timePerStep: usable(singleAsWritten(file.f32(header + 8))),
        temperature: kelvin > 0 && kelvin < 5000 ? `${kelvin} K` : undefined,
        extra: [['Total time (s)', String(usable(singleAsWritten(file.f32(210)), 1e9) ?? '')]],
      }),
    );
  }
}
