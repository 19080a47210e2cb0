import { LabError } from '../../../contract/data/errors.js';
import type { Scan, ScanMetadata } from '../../../contract/data/spectrum.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import type { FloatList } from '../shared/FloatList.js';
import { isoDate } from '../shared/isoDate.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { anodeElement, radiationFrom } from '../shared/radiation.js';

/** One scan of RAS or RASX before it is a spectrum: the header's keys and the rows, attenuator multiplied in. */
export interface RasBlock {
  keys: Map<string, string>;
  x: FloatList;
  y: FloatList;
  attenuated: boolean;
  complete: boolean;
}

/** Make it a scan along 2θ. */
export function rasScan(block: RasBlock, place: string): Scan {
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
