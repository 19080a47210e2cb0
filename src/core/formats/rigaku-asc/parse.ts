import { LabError } from '../../../contract/data/errors.js';
import type { Scan, ScanMetadata } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { evenPositions } from '../shared/evenPositions.js';
import { extraEntries } from '../shared/extraEntries.js';
import { FloatList } from '../shared/FloatList.js';
import { forEachLine } from '../shared/forEachLine.js';
import { isoDate } from '../shared/isoDate.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';
import { ScanCollector } from '../shared/ScanCollector.js';
import type { FileProbe, ReadFileResult } from '../types.js';

export const ascId = 'rigaku-asc';

interface Group {
  keys: Map<string, string>;
  y: FloatList;
}

/** Atomic numbers of anodes, as `*TARGET` has them. */
const targets: Record<string, string> = {
  '24': 'Cr',
  '26': 'Fe',
  '27': 'Co',
  '28': 'Ni',
  '29': 'Cu',
  '42': 'Mo',
  '47': 'Ag',
};

/**
 * Rigaku ASC and DAT: `*KEY = value` lines, then groups from `*BEGIN` to `*END` of `*START`, `*STEP`, `*COUNT` and rows of intensities alone, separated by commas. Lines that begin
 * with `#` are remarks.
 */
export function parseAsc(probe: FileProbe): ReadFileResult {
  const shared = new Map<string, string>();
  const groups: Group[] = [];
  let current: Group | undefined;
  let points = 0;
  forEachLine(probe.text().text, (raw, number) => {
    const line = raw.trim();
    if (line.startsWith('*')) {
      const [, key = '', value = ''] = /^\*(\w+)\s*(?:=\s*(.*))?$/.exec(line) ?? [];
      if (key === 'BEGIN') {
        if (groups.length >= limits.scans)
          throw new LabError(
            'too-large',
            `${probe.label} holds more than ${limits.scans} groups; split it in the Rigaku program.`,
          );
        current = { keys: new Map(shared), y: new FloatList() };
        groups.push(current);
      } else if (key === 'END') current = undefined;
      else (current?.keys ?? shared).set(key, value.trim());
      return;
    }
    if (current === undefined || line === '' || line.startsWith('#') || line === '...') return;
    const values =
      line.length > 100_000
        ? [NaN]
        : line
            .split(/[\s,]+/)
            .filter((word) => word !== '')
            .map(Number);
    if (!values.every(Number.isFinite))
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number}: "${line.slice(0, 40)}" is not a row of numbers; export the file again.`,
      );
    if ((points += values.length) > limits.points)
      throw new LabError(
        'too-large',
        `${probe.label} holds more than 2,000,000 points (line ${number}); split it in the Rigaku program.`,
      );
    for (const value of values) current.y.push(value);
  });
  if (groups.length === 0)
    throw new LabError(
      'damaged-file',
      `${probe.label} holds no group of data (nothing after *BEGIN); export it again.`,
    );
  const scans = new ScanCollector(probe.label);
  groups.forEach((group, i) => scans.add(() => scanOf(group, `${probe.label}, group ${i + 1}`)));
  return { outcome: 'parsed', file: scans.finish(ascId) };
}

function scanOf({ keys, y }: Group, place: string): Scan {
  const axis = keys.get('SCAN_AXIS') ?? '2theta';
  if (!/2\s*-?theta/i.test(axis))
    throw new LabError(
      'unsupported-format',
      `${place} runs along ${axis.slice(0, 40)}, not along 2θ; Phaselens identifies powder patterns measured along 2θ.`,
    );
  const x = evenPositions(Number(keys.get('START')), Number(keys.get('STEP')), y.length, place);
  const { spectrum, warnings } = assembleSpectrum({ place, technique: 'xrd', unit: 'twoTheta', x, y: y.toArray() });
  const stated = positiveNumber(keys.get('COUNT'));
  if (stated !== undefined && stated !== y.length)
    warnings.push(`The header says ${stated} points, the file holds ${y.length}.`);
  return { spectrum, metadata: metadataOf(keys), warnings };
}

function metadataOf(keys: Map<string, string>): ScanMetadata {
  const anode = anodeElement(targets[keys.get('TARGET') ?? ''] ?? keys.get('TARGET'));
  const step = positiveNumber(keys.get('STEP'));
  const speed = positiveNumber(keys.get('SPEED'));
  const perStep = /sec/i.test(keys.get('SPEED_DIM') ?? '');
  const perMinute = /deg\.?\s*\/\s*min/i.test(keys.get('SPEED_DIM') ?? '');
  const time =
    speed === undefined || step === undefined
      ? undefined
      : perStep
        ? speed
        : perMinute
          ? Number(((step / speed) * 60).toFixed(6))
          : undefined;
  return {
    ...defined({
      sample: keys.get('SAMPLE'),
      title: keys.get('COMMENT') || keys.get('MEMO'),
      instrument: keys.get('GONIO')?.replace(/\s*,[\s\d.]*$/, ''),
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: positiveNumber(keys.get('WAVE_LENGTH1')),
        alpha2: /1\s*$/.test(keys.get('XRAY_CHAR') ?? '') ? undefined : positiveNumber(keys.get('WAVE_LENGTH2')),
        origin: 'file',
      }),
      step,
      timePerStep: time,
      measuredAt: isoDate(keys.get('DATE')),
    }),
    extra: extraEntries([...keys].filter(([key]) => !/^(?:PAREX|CTEMPER|LATT_CONS)$/.test(key))),
  };
}
