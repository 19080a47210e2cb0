import { LabError } from '../../../contract/data/errors.js';
import type { BinaryReader } from '../shared/BinaryReader.js';
import { evenPositions } from '../shared/evenPositions.js';
import type { ScanCollector } from '../shared/ScanCollector.js';
import { singleAsWritten } from '../shared/singleAsWritten.js';
import { usable } from '../shared/usable.js';
import { brukerScan } from './brukerScan.js';

const fileHeader = 712;
const rangeHeader = 304;

/** Scans that do not run along 2θ, by their number. */
const otherAxes: Record<number, string> = {
  3: 'θ (a rocking curve)',
  4: 'χ',
  5: 'φ',
  6: 'x',
  7: 'y',
  8: 'z',
  9: 'an auxiliary axis',
  10: 'an auxiliary axis',
  11: 'an auxiliary axis',
  12: 'ψ',
};

/**
 * RAW1.01 of DIFFRAC plus, called version 3. File: ranges 12, date 16, time 26, user 36 (72), site 108 (218), sample 326 (60), comment 386 (160), goniometer radius 564,
 * anode 608 (4), Kα mean 616, Kα1 624, Kα2 632, Kα2/Kα1 648 (64-bit). Range: length of its header 0, steps 4, start of θ 8 and of 2θ 16, step 176 (64-bit), seconds 192, scan
 * type 196, kV 224, mA 228, Kα1 240, which values every point holds beside its intensity 248, bytes of a point 252, bytes of a further header 256.
 */
export function readVersion3(file: BinaryReader, label: string, scans: ScanCollector): void {
  file.require(0, fileHeader, 'its header');
  const ranges = file.u32(12);
  let at = fileHeader;
  for (let number = 1; number <= ranges; number++) {
    const place = `${label}, range ${number}`;
    file.require(at, rangeHeader, `the header of range ${number}`);
    const header = at;
    const steps = file.u32(header + 4);
    const record = Math.max(4, file.u32(header + 252));
    at += Math.max(rangeHeader, file.u32(header)) + file.u32(header + 256);
    file.require(at, steps * record, `the intensities of range ${number}`);
    const data = at;
    at += steps * record;
    scans.add(() => {
      const other = otherAxes[file.u32(header + 196)];
      if (other !== undefined)
        throw new LabError(
          'unsupported-format',
          `${place} runs along ${other}, not along 2θ; Phaselens identifies powder patterns measured along 2θ.`,
        );
      const step = file.f64(header + 176);
      const start = file.f64(header + 16);
      // Bit 0: every point brings its measured 2θ behind the intensity.
      const listed = (file.u32(header + 248) & 1) === 1 && record >= 12;
      const y = file.floats(data, steps, 'its intensities', record);
      return brukerScan({
        place,
        version: '3 (RAW1.01)',
        y,
        x: listed ? y.map((_, i) => file.f64(data + 4 + i * record)) : evenPositions(start, step, steps, place),
        date: `${file.text(16, 10)} ${file.text(26, 10)}`,
        sample: file.text(326, 60),
        operator: file.text(36, 72),
        anode: file.text(608, 4),
        alpha1: usable(file.f64(624)),
        alpha2: usable(file.f64(632)),
        ratio: usable(file.f64(648)),
        step: usable(Math.abs(step)) ?? 0,
        timePerStep: usable(singleAsWritten(file.f32(header + 192))),
        extra: [
          ['Site', file.text(108, 218)],
          ['Comment', file.text(386, 160)],
          ['Goniometer radius (mm)', String(usable(singleAsWritten(file.f32(564))) ?? '')],
          ['kV', String(file.u32(header + 224) || '')],
          ['mA', String(file.u32(header + 228) || '')],
        ],
      });
    });
  }
}
