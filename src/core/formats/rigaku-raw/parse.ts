import { LabError } from '../../../contract/data/errors.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { BinaryReader } from '../shared/BinaryReader.js';
import { defined } from '../shared/defined.js';
import { evenPositions } from '../shared/evenPositions.js';
import { extraEntries } from '../shared/extraEntries.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import { singleAsWritten } from '../shared/singleAsWritten.js';
import { usable } from '../shared/usable.js';
import type { FileProbe, ReadFileResult } from '../types.js';

export const rigakuRawId = 'rigaku-raw';

const dataAt = 3158;
const blockAt = 2136;

/**
 * Rigaku's binary RAW (`FI`, one profile block `PI` at 2136). No description is public; the offsets were found in files of an Ultima IV and are believed only where they agree with
 * each other: start 2962, stop 2966, step 2970 (32-bit), points 3155, which must be (stop - start) / step + 1 and fill the file from 3158. Sample 104, instrument 228, Kα1 1212, Kα2 1220
 * (64-bit), anode 1238, start of the measurement 2169 (seconds since 1970).
 */
export function parseRigakuRaw(probe: FileProbe): ReadFileResult {
  const { label } = probe;
  const file = new BinaryReader(probe.bytes, label);
  file.require(0, dataAt, 'its header');
  const start = singleAsWritten(file.f32(2962));
  const stop = singleAsWritten(file.f32(2966));
  const step = singleAsWritten(file.f32(2970));
  const points = file.u32(3154);
  const expected = Math.round((stop - start) / step) + 1;
  if (file.text(blockAt, 2) !== 'PI' || !(step > 0) || Math.abs(expected - points) > 1) {
    throw new LabError(
      'unsupported-format',
      `${label} is a Rigaku binary RAW file whose header is not of the kind that Phaselens knows; in the Rigaku program export it as .ras or .txt.`,
    );
  }
  const scans = new ScanCollector(label);
  scans.add(() => {
    const { spectrum, warnings } = assembleSpectrum({
      place: label,
      technique: 'xrd',
      unit: 'twoTheta',
      x: evenPositions(start, step, points, label),
      y: file.floats(dataAt, points, 'its intensities'),
    });
    if (dataAt + 4 * points < file.length)
      warnings.push(
        `${file.length - dataAt - 4 * points} bytes after the first profile were not read; export the file as .ras if it holds several.`,
      );
    const anode = anodeElement(file.text(1238, 2));
    return {
      spectrum,
      metadata: {
        ...defined({
          sample: file.text(104, 64),
          operator: file.text(84, 20),
          instrument: file.text(228, 64),
          anode,
          radiation: radiationFrom({
            anode,
            alpha1: usable(file.f64(1212)),
            alpha2: usable(file.f64(1220)),
            origin: 'file',
          }),
          step,
          measuredAt: dateOf(file.u32(36)),
        }),
        extra: extraEntries([['Detector', file.text(1132, 32)]]),
      },
      warnings,
    };
  });
  return { outcome: 'parsed', file: scans.finish(rigakuRawId) };
}

/** Seconds since 1970 of a year in which diffractometers wrote such files. */
function dateOf(seconds: number): string | undefined {
  return seconds > 600_000_000 && seconds < 2_500_000_000
    ? new Date(seconds * 1000).toISOString().slice(0, 19)
    : undefined;
}
