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

export const rasId = 'rigaku-ras';

interface Block {
  keys: Map<string, string>;
  x: FloatList;
  y: FloatList;
  attenuated: boolean;
  complete: boolean;
}

/**
 * Rigaku RAS: per scan a header `*KEY "value"` between `*RAS_HEADER_START/END` and rows `2θ intensity attenuator` between
 * `*RAS_INT_START/END`. The third column multiplies the second. Scans along another axis are left out with a warning.
 */
export function parseRas(probe: FileProbe): ReadFileResult {
  const blocks = readBlocks(probe);
  if (blocks.length === 0)
    throw new LabError(
      'damaged-file',
      `${probe.label} holds no rows of data (nothing after *RAS_INT_START); export it again.`,
    );
  const scans = new ScanCollector(probe.label);
  blocks.forEach((block, i) => scans.add(() => scanOf(block, `${probe.label}, scan ${i + 1}`)));
  return { outcome: 'parsed', file: scans.finish(rasId) };
}

function scanOf(block: Block, place: string): Scan {
  const axis = block.keys.get('MEAS_SCAN_AXIS_X_INTERNAL') ?? block.keys.get('MEAS_SCAN_AXIS_X') ?? 'TwoTheta';
  if (!/2\s*-?\s*theta|two\s*theta/i.test(axis)) {
    throw new LabError(
      'unsupported-format',
      `${place} runs along ${axis.slice(0, 40)}, not along 2θ; Phaselens identifies powder patterns measured along 2θ.`,
    );
  }
  const { spectrum, warnings } = assembleSpectrum({
    place,
    technique: 'xrd',
    unit: 'twoTheta',
    x: block.x.toArray(),
    y: block.y.toArray(),
  });
  if (block.attenuated) warnings.push('The intensities were multiplied by the attenuator column of the file.');
  const stated = positiveNumber(block.keys.get('MEAS_DATA_COUNT'));
  if (stated !== undefined && stated !== block.x.length)
    warnings.push(`The header says ${stated} points, the file holds ${block.x.length}.`);
  else if (!block.complete) warnings.push('The file ends before the end of the scan.');
  return { spectrum, metadata: metadataOf(block.keys), warnings };
}

function readBlocks(probe: FileProbe): Block[] {
  const blocks: Block[] = [];
  let keys = new Map<string, string>();
  let current: Block | undefined;
  let points = 0;
  forEachLine(probe.text().text, (raw, number) => {
    const line = raw.trim();
    if (line === '') return;
    if (line.startsWith('*')) {
      const [, key = '', value] = /^\*(\S+)(?:\s+"?(.*?)"?)?$/.exec(line) ?? [];
      if (key === 'RAS_HEADER_START') keys = new Map();
      else if (key === 'RAS_INT_START') {
        if (blocks.length >= limits.scans)
          throw new LabError(
            'too-large',
            `${probe.label} holds more than ${limits.scans} scans; split it in the instrument's program.`,
          );
        current = { keys, x: new FloatList(), y: new FloatList(), attenuated: false, complete: false };
        blocks.push(current);
      } else if (key === 'RAS_INT_END') {
        if (current) current.complete = true;
        current = undefined;
      } else if (value !== undefined) keys.set(key, value.trim());
      return;
    }
    if (current === undefined) return;
    if (line.length > 100_000)
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number} has ${line.length} characters, which is no row of numbers; export the file again.`,
      );
    const [position, intensity, attenuator = 1] = line.split(/[\s,]+/).map(Number);
    if (position === undefined || intensity === undefined || !Number.isFinite(position + intensity + attenuator)) {
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number}: "${line.slice(0, 40)}" is not a row of numbers; export the file again.`,
      );
    }
    if (++points > limits.points)
      throw new LabError(
        'too-large',
        `${probe.label} holds more than 2,000,000 points (line ${number}); split it in the instrument's program.`,
      );
    if (attenuator !== 1) current.attenuated = true;
    current.x.push(position);
    current.y.push(intensity * attenuator);
  });
  return blocks.filter((block) => block.x.length > 0);
}

function metadataOf(keys: Map<string, string>): ScanMetadata {
  const anode = anodeElement(keys.get('HW_XG_TARGET_NAME'));
  const type = keys.get('MEAS_COND_XG_WAVE_TYPE') ?? '';
  // `Ka1` means that a monochromator leaves one line; `Ka` is the doublet.
  const single = /^k\s*(?:a|alpha|α)\s*1/i.test(type);
  const name = (key: string) => keys.get(key)?.split('|').pop();
  const step = positiveNumber(keys.get('MEAS_SCAN_STEP'));
  const speed = positiveNumber(keys.get('MEAS_SCAN_SPEED'));
  const perMinute = /deg\/min/i.test(keys.get('MEAS_SCAN_SPEED_UNIT') ?? '');
  return {
    ...defined({
      title: keys.get('FILE_COMMENT'),
      sample: keys.get('FILE_SAMPLE'),
      operator: keys.get('FILE_OPERATOR'),
      instrument: keys.get('FILE_SYSTEM_NAME') || name('HW_GONIOMETER_NAME'),
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: positiveNumber(keys.get('HW_XG_WAVE_LENGTH_ALPHA1')),
        alpha2: single ? undefined : positiveNumber(keys.get('HW_XG_WAVE_LENGTH_ALPHA2')),
        origin: 'file',
      }),
      step,
      timePerStep:
        perMinute && step !== undefined && speed !== undefined ? Number(((step / speed) * 60).toFixed(6)) : undefined,
      // Rigaku writes month/day/year, with two or four digits of the year.
      measuredAt: isoDate(keys.get('MEAS_SCAN_START_TIME'), 'month-day-year'),
    }),
    extra: extraEntries(
      [...keys]
        .filter(([key]) => !/^(?:DISP_|MEAS_COND_AXIS_|HW_.*_ID)/.test(key))
        .map(([key, value]) => [key, value.split('|').pop() ?? value] as const),
    ),
  };
}
