import { LabError } from '../../../contract/data/errors.js';
import type { Scan, ScanMetadata } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { FloatList } from '../shared/FloatList.js';
import { forEachLine } from '../shared/forEachLine.js';
import { isoDate } from '../shared/isoDate.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileResult } from '../types.js';

export const uxdId = 'bruker-uxd';

interface Range {
  keys: Map<string, string>;
  x: FloatList;
  y: FloatList;
  /** Rows hold position and intensity, not intensities alone. */
  pairs: boolean;
}

/**
 * Bruker/Siemens UXD: `_KEY=value` lines, then per range `_2THETACOUNTS` or `_2THETACPS` (pairs), or `_COUNTS` or `_CPS`
 * (intensities alone, positions from `_START` and `_STEPSIZE`). Keys of a range stay in force until it changes them.
 */
export function parseUxd(probe: FileProbe): ReadFileResult {
  const keys = new Map<string, string>();
  const ranges: Range[] = [];
  let current: Range | undefined;
  let points = 0;
  forEachLine(probe.text().text, (raw, number) => {
    const line = raw.trim();
    if (line === '' || line.startsWith(';')) return;
    if (line.startsWith('_')) {
      const section = /^_(2THETA)?(COUNTS|CPS)\s*(?:=.*)?$/i.exec(line);
      const pair = /^_([^=\s]+)\s*=\s*(.*)$/.exec(line);
      if (section) {
        if (ranges.length >= limits.scans)
          throw new LabError(
            'too-large',
            `${probe.label} holds more than ${limits.scans} ranges; split it in the instrument's program.`,
          );
        current = { keys: new Map(keys), x: new FloatList(), y: new FloatList(), pairs: section[1] !== undefined };
        current.keys.set('INTENSITY', (section[2] ?? '').toUpperCase());
        ranges.push(current);
      } else if (pair) {
        current = undefined;
        keys.set((pair[1] ?? '').toUpperCase(), (pair[2] ?? '').trim().replace(/^'(.*)'$/, '$1'));
      }
      return;
    }
    if (current === undefined) return;
    if (line.length > 100_000)
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number} has ${line.length} characters, which is no row of numbers; export the file again.`,
      );
    const values = line.split(/[\s,;]+/).map(Number);
    if (values.some((value) => !Number.isFinite(value)) || (current.pairs && values.length % 2 !== 0)) {
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number}: "${line.slice(0, 40)}" is not a row of numbers; convert the file again.`,
      );
    }
    if ((points += values.length) > 2 * limits.points)
      throw new LabError(
        'too-large',
        `${probe.label} holds more than 2,000,000 points (line ${number}); split it in the instrument's program.`,
      );
    for (let i = 0; i < values.length; i += current.pairs ? 2 : 1) {
      if (current.pairs) current.x.push(values[i] ?? NaN);
      current.y.push(values[current.pairs ? i + 1 : i] ?? NaN);
    }
  });
  const filled = ranges.filter((range) => range.y.length > 0);
  if (filled.length === 0)
    throw new LabError(
      'damaged-file',
      `${probe.label} holds no rows of data (no _2THETACOUNTS or _COUNTS with numbers); convert it again.`,
    );
  const scans = new ScanCollector(probe.label);
  filled.forEach((range, i) => scans.add(() => scanOf(range, `${probe.label}, range ${i + 1}`)));
  return { outcome: 'parsed', file: scans.finish(uxdId) };
}

function scanOf(range: Range, place: string): Scan {
  const start = Number(range.keys.get('START') ?? range.keys.get('2THETA') ?? NaN);
  const step = Number(range.keys.get('STEPSIZE') ?? NaN);
  const y = range.y.toArray();
  if (!range.pairs && !(Number.isFinite(start) && step !== 0 && Number.isFinite(step))) {
    throw new LabError(
      'damaged-file',
      `${place} gives intensities without _START and _STEPSIZE; convert it again with positions.`,
    );
  }
  const x = range.pairs ? range.x.toArray() : Float64Array.from(y, (_, i) => start + step * i);
  const { spectrum, warnings } = assembleSpectrum({ place, technique: 'xrd', unit: 'twoTheta', x, y });
  return { spectrum, metadata: metadataOf(range.keys), warnings };
}

function metadataOf(keys: Map<string, string>): ScanMetadata {
  const anode = anodeElement(keys.get('ANODE'));
  // Wavelengths may be in nm in old files.
  const scale = /nm/i.test(keys.get('WL_UNIT') ?? '') ? 10 : 1;
  const wavelength = (key: string) => {
    const value = positiveNumber(keys.get(key));
    return value === undefined ? undefined : Number((value * scale).toFixed(8));
  };
  const ratio = keys.get('WLRATIO');
  return {
    ...defined({
      sample: keys.get('SAMPLE'),
      operator: keys.get('USER'),
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: wavelength('WL1'),
        alpha2: wavelength('WL2'),
        ratio: ratio === undefined ? undefined : Number(ratio),
        origin: 'file',
      }),
      step: positiveNumber(keys.get('STEPSIZE')),
      timePerStep: positiveNumber(keys.get('STEPTIME')),
      measuredAt: isoDate(keys.get('DATEMEASURED')),
      temperature: keys.get('TEMPERATURE'),
    }),
    extra: extraEntries(keys),
  };
}
