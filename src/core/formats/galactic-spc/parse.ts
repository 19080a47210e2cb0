import type { ScanMetadata } from '../../../contract/data/spectrum.js';
import { headerFacts } from '../delimited-text/headerFacts.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { BinaryReader } from '../shared/BinaryReader.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileOptions, ReadFileResult } from '../types.js';
import { axisOf } from './axisOf.js';
import { readNew } from './readNew.js';
import { readOld } from './readOld.js';

export const spcId = 'galactic-spc';

const ramanExperiment = 11;

/** Thermo/Galactic SPC, new (`K`) and old (`M`), one or many spectra. */
export function parseSpc(probe: FileProbe, options: ReadFileOptions): ReadFileResult {
  const { label } = probe;
  const file = new BinaryReader(probe.bytes, label);
  const isNew = file.u8(1) === 0x4b;
  const raman = options.technique === 'raman' || (isNew && file.u8(2) === ramanExperiment);
  const axis = axisOf(file.u8(isNew ? 28 : 16), file.u8(isNew ? 29 : 17), raman, label);
  const spectra = isNew ? readNew(file, label) : readOld(file, label);
  const metadata = isNew ? newMetadata(file) : oldMetadata(file);
  const scans = new ScanCollector(label);
  spectra.forEach(({ x, y, z }, i) => {
    scans.add(() => {
      const place = spectra.length === 1 ? label : `${label}, spectrum ${i + 1}`;
      const { spectrum, warnings } = assembleSpectrum({ place, technique: 'raman', unit: axis.unit, x: x(), y: y() });
      const own = spectra.length === 1 || !Number.isFinite(z) ? [] : [['z', String(z)] as const];
      return {
        spectrum,
        metadata: { ...metadata, extra: { ...extraEntries(own), ...metadata.extra } },
        warnings: [...axis.warnings, ...warnings],
      };
    });
  });
  return { outcome: 'parsed', file: scans.finish(spcId) };
}

/** Date 32 (minute 6 bits, hour 5, day 5, month 4, year 12), source 45, comment 88, log 248: length of the head, offset of the text 12 into it. */
function newMetadata(file: BinaryReader): ScanMetadata {
  const log = logOf(file);
  const facts = headerFacts(log);
  const date = file.u32(32);
  return {
    ...defined({
      title: file.text(88, 130),
      instrument: file.text(45, 9),
      laserWavelength: facts.laserWavelength,
      measuredAt: dateOf(date >>> 20, (date >>> 16) & 15, (date >>> 11) & 31, (date >>> 6) & 31, date & 63),
    }),
    extra: extraEntries(facts.entries),
  };
}

function logOf(file: BinaryReader): string {
  const at = file.u32(248);
  if (at === 0 || at + 64 > file.length) return '';
  const from = at + file.u32(at + 8);
  const size = Math.min(file.u32(at), file.length - from, 20_000);
  if (from < at || from >= file.length || size <= 0) return '';
  return file.lines(from, size);
}

/** Year 18 (some programs count from 1900), month 20, day 21, hour 22, minute 23; comment 64 (130 bytes). */
function oldMetadata(file: BinaryReader): ScanMetadata {
  const year = file.u16(18);
  return {
    ...defined({
      title: file.text(64, 130),
      measuredAt: dateOf(year < 200 ? year + 1900 : year, file.u8(20), file.u8(21), file.u8(22), file.u8(23)),
    }),
    extra: {},
  };
}

function dateOf(year: number, month: number, day: number, hour: number, minute: number): string | undefined {
  const possible =
    year > 1970 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60;
  const two = (value: number) => String(value).padStart(2, '0');
  return possible ? `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00` : undefined;
}
