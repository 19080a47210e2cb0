import { LabError } from '../../../contract/data/errors.js';
import type { BinaryReader } from '../shared/BinaryReader.js';
import { evenPositions } from '../shared/evenPositions.js';
import type { ScanCollector } from '../shared/ScanCollector.js';
import { singleAsWritten } from '../shared/singleAsWritten.js';
import { usable } from '../shared/usable.js';
import { brukerScan } from './brukerScan.js';

const magic = 0x20574152;
const headerBytes = 152;

/**
 * DIFFRAC-AT version 1 (`RAW `): ranges one after the other, each with a header of 152 bytes behind the word, of which early
 * programs wrote only the first. Offsets within the header: steps 0, seconds 4, step 8, scan mode 12, start of 2θ 20, θ 24, name 36 (32 characters), Kα1 68, Kα2 72,
 * whether a range follows 148.
 */
export function readVersion1(file: BinaryReader, label: string, scans: ScanCollector): void {
  let at = 0;
  for (let number = 1; at + 4 <= file.length; number++) {
    const place = `${label}, range ${number}`;
    if (file.u32(at) === magic) at += 4;
    file.require(at, headerBytes, `the header of range ${number}`);
    const header = at;
    const steps = file.u32(header);
    const step = singleAsWritten(file.f32(header + 8));
    const start = singleAsWritten(file.f32(header + 20));
    const follows = file.u32(header + 148) > 0;
    at = header + headerBytes;
    const y = file.floats(at, steps, `the intensities of range ${number}`);
    at += 4 * steps;
    scans.add(() =>
      brukerScan({
        place,
        version: '1',
        x: evenPositions(start, step, steps, place),
        y,
        sample: file.text(header + 36, 32),
        alpha1: usable(singleAsWritten(file.f32(header + 68))),
        alpha2: usable(singleAsWritten(file.f32(header + 72))),
        step,
        timePerStep: usable(singleAsWritten(file.f32(header + 4))),
        extra: [['Scan mode', String(file.u32(header + 12))]],
      }),
    );
    if (!follows) return;
  }
  throw new LabError('damaged-file', `${label} announces a further range and ends; copy it again from the instrument.`);
}
