import { LabError } from '../../../contract/data/errors.js';
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
import type { FileProbe, ReadFileResult } from '../types.js';

export const udfId = 'philips-udf';

/** Philips UDF: lines `key, value, ...,/`, then `RawScan` and intensities separated by commas, the last followed by `/`. Positions follow from `DataAngleRange` and `ScanStepSize`. */
export function parseUdf(probe: FileProbe): ReadFileResult {
  const keys = new Map<string, string>();
  const y = new FloatList();
  let rows = false;
  let ended = false;
  forEachLine(probe.text().text, (raw, number) => {
    const line = raw.trim();
    if (ended || line === '') return;
    if (!rows) {
      if (/^RawScan\b/i.test(line)) rows = true;
      else {
        const [, key = '', value = ''] = /^([^,]+),(.*?),?\s*\/?$/.exec(line.slice(0, 2000)) ?? [];
        if (key !== '') keys.set(key.trim(), value.trim());
      }
      return;
    }
    const values =
      line.length > 100_000
        ? [NaN]
        : line
            .replace(/\/.*$/, '')
            .split(/[\s,]+/)
            .filter((word) => word !== '')
            .map(Number);
    if (!values.every(Number.isFinite))
      throw new LabError(
        'damaged-file',
        `${probe.label}, line ${number}: "${line.slice(0, 40)}" is not a row of numbers; convert the file again.`,
      );
    if (y.length + values.length > limits.points)
      throw new LabError(
        'too-large',
        `${probe.label} holds more than 2,000,000 points (line ${number}); convert a part of it.`,
      );
    for (const value of values) y.push(value);
    ended = line.includes('/');
  });
  const number = (key: string, place = 0) => positiveNumber(keys.get(key)?.split(',')[place]?.trim());
  const [start, stop] = (keys.get('DataAngleRange') ?? '').split(',').map(Number);
  const step = number('ScanStepSize');
  if (y.length === 0 || start === undefined || step === undefined)
    throw new LabError(
      'damaged-file',
      `${probe.label} holds ${y.length === 0 ? 'no intensities after RawScan' : 'no DataAngleRange and ScanStepSize'}; convert it again.`,
    );
  const { spectrum, warnings } = assembleSpectrum({
    place: probe.label,
    technique: 'xrd',
    unit: 'twoTheta',
    x: evenPositions(start, step, y.length, probe.label),
    y: y.toArray(),
  });
  const end = start + step * (y.length - 1);
  if (stop !== undefined && Math.abs(end - stop) > 1.5 * step)
    warnings.push(`The range of the file ends at ${stop}°, its points at ${Number(end.toFixed(4))}°.`);
  const anode = anodeElement(keys.get('Anode'));
  const metadata = {
    ...defined({
      sample: keys.get('SampleIdent'),
      title: keys.get('Title1'),
      instrument: keys.get('DiffrType'),
      anode,
      radiation: radiationFrom({
        anode,
        alpha1: number('LabdaAlpha1'),
        alpha2: number('LabdaAlpha2'),
        ratio: number('RatioAlpha21'),
        origin: 'file',
      }),
      step,
      timePerStep: number('ScanStepTime'),
      measuredAt: isoDate(keys.get('FileDateTime')?.replace(/,\s*/, ' ').trim()),
    }),
    extra: extraEntries(keys),
  };
  return { outcome: 'parsed', file: { format: udfId, scans: [{ spectrum, metadata, warnings }] } };
}
