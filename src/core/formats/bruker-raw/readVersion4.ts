import { LabError } from '../../../contract/data/errors.js';
import type { BinaryReader } from '../shared/BinaryReader.js';
import { evenPositions } from '../shared/evenPositions.js';
import type { ScanCollector } from '../shared/ScanCollector.js';
import { singleAsWritten } from '../shared/singleAsWritten.js';
import { usable } from '../shared/usable.js';
import { brukerScan } from './brukerScan.js';

const firstRecord = 61;
const rangeHeader = 160;

/** What the records before the ranges say. */
interface FileFacts {
  words: Map<string, string>;
  anode?: string;
  alpha1?: number | undefined;
  alpha2?: number | undefined;
  ratio?: number | undefined;
}

/**
 * RAW4.00 of DIFFRAC.MEASUREMENT and EVA. File: date 12, time 24, records from 61: kind and length (32 bit each), then their content. Kind 10: name 12 (24), text 36. Kind 30: source
 * with Kα1 80, Kα2 88, Kα2/Kα1 104 (64-bit), anode 116. Kind 0 or 160: a range with scan type 32 (24), start 72 and step 80 (64-bit), steps 88, milliseconds 92, kV 100, mA 104, Kα1 112, bytes
 * of a point 136, bytes of the records that follow 140 (kind 50: a drive, flag 8, name 12, position 56). A point begins with its intensity.
 */
export function readVersion4(file: BinaryReader, label: string, scans: ScanCollector): void {
  const facts: FileFacts = { words: new Map() };
  let at = firstRecord;
  let number = 0;
  while (at + 8 <= file.length) {
    const kind = file.u32(at);
    if (kind === 0 || kind === rangeHeader) {
      // Zeros that fill the end of a file are no range.
      if (at + rangeHeader > file.length && number > 0) return;
      at = readRange(file, at, `${label}, range ${++number}`, facts, scans);
      continue;
    }
    const length = Math.max(8, file.u32(at + 4));
    file.require(at, length, `a record of kind ${kind}`);
    if (kind === 10 && length > 36) facts.words.set(file.text(at + 12, 24), file.text(at + 36, length - 36));
    else if (kind === 30 && length >= 120) {
      facts.anode = file.text(at + 116, 4);
      facts.alpha1 = usable(file.f64(at + 80));
      facts.alpha2 = usable(file.f64(at + 88));
      facts.ratio = usable(file.f64(at + 104));
    }
    at += length;
  }
}

/** @returns where the next record begins */
function readRange(file: BinaryReader, at: number, place: string, facts: FileFacts, scans: ScanCollector): number {
  file.require(at, rangeHeader, `the header of ${place}`);
  const type = file.text(at + 32, 24);
  const steps = file.u32(at + 88);
  const record = Math.max(4, file.u32(at + 136));
  const drivesAt = at + rangeHeader;
  const data = drivesAt + file.u32(at + 140);
  file.require(data, steps * record, `the intensities of ${place}`);
  const start = file.f64(at + 72);
  const step = file.f64(at + 80);
  scans.add(() => {
    requireTwoTheta(type, file, drivesAt, data, start, place);
    return brukerScan({
      place,
      version: '4.00',
      x: evenPositions(start, step, steps, place),
      y: file.floats(data, steps, 'its intensities', record),
      date: `${file.text(12, 12)} ${file.text(24, 10)}`,
      sample: facts.words.get('SAMPLEID') ?? '',
      operator: facts.words.get('USER') ?? '',
      anode: facts.anode ?? '',
      alpha1: facts.alpha1 ?? usable(file.f64(at + 112)),
      alpha2: facts.alpha2,
      ratio: facts.ratio,
      step: usable(Math.abs(step)) ?? 0,
      timePerStep: usable(singleAsWritten(file.f32(at + 92) / 1000)),
      extra: [
        ['Scan type', type],
        ['kV', String(usable(file.f32(at + 100)) ?? '')],
        ['mA', String(usable(file.f32(at + 104)) ?? '')],
        ...[...facts.words].filter(([key]) => key !== 'SAMPLEID' && key !== 'USER'),
      ],
    });
  });
  return data + steps * record;
}

/** Coupled and detector scans run along 2θ; of others, the drive that is flagged and stands at the start decides. */
function requireTwoTheta(
  type: string,
  file: BinaryReader,
  from: number,
  to: number,
  start: number,
  place: string,
): void {
  if (/coupled|detector|psd|2\s*theta/i.test(type) && !/theta\s*scan|rocking/i.test(type)) return;
  let axis = '';
  for (let at = from; at + 64 <= to; at += Math.max(8, file.u32(at + 4))) {
    if (file.u32(at) === 50 && file.u32(at + 8) !== 0 && Math.abs(file.f64(at + 56) - start) < 1e-6)
      axis = file.text(at + 12, 24);
  }
  if (/2\s*-?theta/i.test(axis)) return;
  throw new LabError(
    'unsupported-format',
    `${place} is a ${type === '' ? 'scan of unknown type' : `"${type.slice(0, 24)}"`}${axis === '' ? '' : ` along ${axis}`}, not along 2θ; Phaselens identifies powder patterns measured along 2θ.`,
  );
}
