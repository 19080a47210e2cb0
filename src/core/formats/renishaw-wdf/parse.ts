import { LabError } from '../../../contract/data/errors.js';
import type { AxisUnit, Scan, ScanMetadata } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { BinaryReader } from '../shared/BinaryReader.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { fileTime } from '../shared/fileTime.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileResult } from '../types.js';
import { wdfBlocks } from './wdfBlocks.js';
import { wdfOrigins, type WdfOrigin } from './wdfOrigins.js';

export const wdfId = 'renishaw-wdf';

const headerBytes = 512;
const measurements = ['unspecified', 'single spectrum', 'series', 'map'];
const axes: Record<number, AxisUnit> = { 0: 'ramanShift', 1: 'ramanShift', 3: 'wavelength' };

/**
 * Renishaw WDF, a chain of named blocks. `WDF1`: points 60 (32 bit), spectra planned 64 and measured 72 (64 bit), accumulations 80, program 96, kind of measurement 132, start 136 (file
 * time), laser 156 (wavenumber, 32-bit float), user 208, title 240. `DATA`: the intensities of all spectra, 32-bit floats. `XLST`: kind, unit, positions. Offsets as in the block header.
 * An interrupted measurement gives the spectra that it has.
 */
export function parseWdf(probe: FileProbe): ReadFileResult {
  const { label } = probe;
  const file = new BinaryReader(probe.bytes, label);
  file.require(0, headerBytes, 'its header');
  const blocks = wdfBlocks(file);
  const data = blocks.get('DATA');
  const list = blocks.get('XLST');
  if (data === undefined || list === undefined)
    throw new LabError(
      'damaged-file',
      `${label} holds no ${data === undefined ? 'intensities (block DATA)' : 'positions (block XLST)'}; copy it again from the instrument or save it again in WiRE.`,
    );
  const points = file.u32(60);
  const planned = file.u64(64);
  const measured = Math.min(file.u64(72), points === 0 ? 0 : Math.floor(data.size / 4 / points));
  const unitCode = file.u32(list.at + 4);
  const unit = axes[unitCode];
  if (unit === undefined)
    throw new LabError(
      'unsupported-format',
      `${label} has an axis that is neither a Raman shift nor a wavelength; in WiRE show it as Raman shift and export it as .txt.`,
    );
  if (points * 4 > list.size - 8)
    throw new LabError(
      'damaged-file',
      `${label} announces ${points} points and holds fewer positions; copy it again from the instrument.`,
    );
  if (measured > limits.scans || measured * points > limits.points)
    throw new LabError(
      'too-large',
      `${label} holds ${measured} spectra of ${points} points, and at most ${limits.scans} spectra and 2,000,000 points are read; in WiRE extract a part of the map.`,
    );
  const x = file.floats(list.at + 8, points, 'its positions');
  const origins = wdfOrigins(file, blocks.get('ORGN'), planned);
  const scans = new ScanCollector(label);
  for (let i = 0; i < measured; i++) {
    scans.add(() =>
      scanOf(file, { label, x, unit, unitCode, at: data.at + 4 * points * i, number: i, measured, origins }),
    );
  }
  if (measured === 0)
    throw new LabError(
      'damaged-file',
      `${label} holds no spectrum (the measurement was not finished); measure it again.`,
    );
  if (measured < planned) scans.leaveOut(`${planned - measured} spectra that were planned and not measured.`);
  return { outcome: 'parsed', file: scans.finish(wdfId) };
}

interface Part {
  label: string;
  x: Float64Array;
  unit: AxisUnit;
  /** 0: the file says nothing. */
  unitCode: number;
  /** Where the intensities begin. */
  at: number;
  number: number;
  measured: number;
  origins: WdfOrigin[];
}

function scanOf(file: BinaryReader, { label, x, unit, unitCode, at, number, measured, origins }: Part): Scan {
  const place = measured === 1 ? label : `${label}, spectrum ${number + 1}`;
  const { spectrum, warnings } = assembleSpectrum({
    place,
    technique: 'raman',
    unit,
    x,
    y: file.floats(at, x.length, 'its intensities'),
  });
  if (unitCode === 0) warnings.push('The file does not say what its axis is; it is shown as a Raman shift.');
  return { spectrum, metadata: metadataOf(file, number, origins), warnings };
}

function metadataOf(file: BinaryReader, number: number, origins: WdfOrigin[]): ScanMetadata {
  const wavenumber = file.f32(156);
  const laser = wavenumber > 1000 && wavenumber < 1e5 ? Number((1e7 / wavenumber).toFixed(3)) : undefined;
  const own = origins.flatMap(({ name, unit, valueOf }) => {
    const value = valueOf(number);
    return value === undefined ? [] : [[unit === '' ? name : `${name} (${unit})`, value] as const];
  });
  return {
    ...defined({
      title: file.text(240, 160),
      operator: file.text(208, 32),
      instrument: 'Renishaw',
      laserWavelength: laser,
      measuredAt: own.find(([name]) => name === 'Time')?.[1] ?? fileTime(file.u64(136)),
    }),
    extra: extraEntries([
      ...own,
      ['Accumulations', String(file.u32(80) || '')],
      ['Measurement', measurements[file.u32(132)] ?? ''],
      ['Program', file.text(96, 24)],
    ]),
  };
}
