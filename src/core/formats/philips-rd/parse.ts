import { LabError } from '../../../contract/data/errors.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { BinaryReader } from '../shared/BinaryReader.js';
import { defined } from '../shared/defined.js';
import { evenPositions } from '../shared/evenPositions.js';
import { extraEntries } from '../shared/extraEntries.js';
import { radiationFrom } from '../shared/radiation.js';
import type { FileProbe, ReadFileResult } from '../types.js';

export const rdId = 'philips-rd';

const anodes = ['Cu', 'Mo', 'Fe', 'Cr'];
const diffractometers = ['PW1800', 'PW1710 based system', 'PW1840', 'PW3710 based system'];

/**
 * Philips PC-APD: diffractometer 84, anode 85, name of the file 138 (8), sample 146 (20), step 214, start 222 and stop 230 (64-bit); intensities from 250 (version 3) or 810 (version 5) as
 * 16-bit roots, counts = value² / 100. The file does not hold the wavelength: the anode stands for its Kα doublet.
 */
export function parseRd(probe: FileProbe): ReadFileResult {
  const { label } = probe;
  const file = new BinaryReader(probe.bytes, label);
  const version = file.text(0, 2);
  const data = version === 'V5' ? 810 : 250;
  file.require(0, data, 'its header');
  const step = Number(file.f64(214).toPrecision(12));
  const start = Number(file.f64(222).toPrecision(12));
  const stop = file.f64(230);
  const announced = Math.round((stop - start) / step) + 1;
  if (!(step > 0) || !(announced > 0))
    throw new LabError(
      'damaged-file',
      `${label} gives no usable range (from ${start} to ${stop} in steps of ${step}); convert it to .xrdml or .xy.`,
    );
  const points = Math.min(announced, Math.floor((file.length - data) / 2));
  const x = evenPositions(start, step, points, label);
  const { spectrum, warnings } = assembleSpectrum({
    place: label,
    technique: 'xrd',
    unit: 'twoTheta',
    x,
    y: x.map((_, i) => Math.floor(0.01 * file.u16(data + 2 * i) ** 2)),
  });
  if (points < announced) warnings.push(`The header says ${announced} points, the file holds ${points}.`);
  const anode = anodes[file.u8(85)];
  const metadata = {
    ...defined({
      sample: file.text(146, 20),
      instrument: diffractometers[file.u8(84)],
      anode,
      radiation: radiationFrom({ anode, origin: 'file' }),
      step,
    }),
    extra: extraEntries([['File name', file.text(138, 8)]]),
  };
  return { outcome: 'parsed', file: { format: rdId, scans: [{ spectrum, metadata, warnings }] } };
}
