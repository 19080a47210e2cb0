import { LabError } from '../../../contract/data/errors.js';
import type { ScanMetadata, Technique } from '../../../contract/data/spectrum.js';
import { readTable } from '../delimited-text/readTable.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { forEachLine } from '../shared/forEachLine.js';
import { positiveNumber } from '../shared/positiveNumber.js';
import { radiationFrom } from '../shared/radiation.js';
import type { FileProbe, ReadFileOptions, ReadFileResult } from '../types.js';

export const rruffId = 'rruff-text';

/** Text of the RRUFF project and of the Raman Open Database: `##KEY=VALUE` lines, then rows of position and intensity. */
export function parseRruff(probe: FileProbe, options: ReadFileOptions): ReadFileResult {
  const { text } = probe.text();
  const header = new Map<string, string>();
  let lastHeaderLine = 0;
  let firstRow = '';
  forEachLine(text, (line, number) => {
    const pair = /^\s*##\s*([^=]{1,80}?)\s*=(.*)$/.exec(line);
    if (pair) {
      const key = (pair[1] ?? '').toUpperCase();
      if (key !== 'END' && !header.has(key)) header.set(key, (pair[2] ?? '').trim());
      lastHeaderLine = number;
      return true;
    }
    if (line.trim() === '') return true;
    firstRow = line;
    return false;
  });
  const delimiter = firstRow.includes(',') ? 'comma' : firstRow.includes('\t') ? 'tab' : 'space';
  const columns = { delimiter, decimal: 'dot', headerLines: lastHeaderLine, xColumn: 0, yColumn: 1 } as const;
  const table = readTable(text, columns, probe.label);
  const { technique, certain } = techniqueOf(probe, header, table.x, options.technique);
  const { spectrum, warnings } = assembleSpectrum({
    place: probe.label,
    technique,
    unit: technique === 'xrd' ? 'twoTheta' : 'ramanShift',
    x: table.x,
    y: table.y,
  });
  if (!certain)
    warnings.push(
      `The file does not name its technique; the range of its axis is that of ${technique === 'xrd' ? 'X-ray diffraction' : 'Raman'}.`,
    );
  const metadata = metadataOf(probe, header, technique);
  return {
    outcome: 'parsed',
    file: { format: rruffId, scans: [{ spectrum, metadata, warnings: [...table.warnings, ...warnings] }] },
  };
}

function techniqueOf(
  probe: FileProbe,
  header: Map<string, string>,
  x: Float64Array,
  said: Technique | undefined,
): { technique: Technique; certain: boolean } {
  const words = [probe.label, ...header.keys(), header.get('SOURCE') ?? '', header.get('URL') ?? ''].join(' ');
  const raman = /raman/i.test(words) || header.has('RODID');
  const xrd = /powder|x-?ray|xray_data|diffract/i.test(words);
  if (raman !== xrd) return { technique: raman ? 'raman' : 'xrd', certain: true };
  if (said !== undefined) return { technique: said, certain: true };
  const most = x.reduce((a, b) => Math.max(a, b), -Infinity);
  if (x.length > 0 && !Number.isFinite(most))
    throw new LabError('damaged-file', `${probe.label}: the positions are not numbers; download the file again.`);
  return { technique: most > 180 ? 'raman' : 'xrd', certain: false };
}

function metadataOf(probe: FileProbe, header: Map<string, string>, technique: Technique): ScanMetadata {
  const value = (...keys: string[]) =>
    keys.map((key) => header.get(key)).find((text) => text !== undefined && text !== '');
  // RRUFF puts the laser line into the file name: Name__R040063-4__Raman__514__0__ccw__...
  const named = /raman[_ ]+(\d{3,4})\b|raman__(\d{3,4})__/i.exec(`${value('SOURCE') ?? ''} ${probe.label}`);
  const laser =
    positiveNumber(value('LASER WAVELENGTH', 'LASER_WAVELENGTH', 'RAMAN WAVELENGTH', 'LASER')) ??
    positiveNumber(named?.[1] ?? named?.[2]);
  const wavelength = positiveNumber(value('X-RAY WAVELENGTH', 'XRAY WAVELENGTH', 'WAVELENGTH', 'X-RAY_WAVELENGTH'));
  return {
    ...defined({
      sample: value('NAMES', 'FORMULA'),
      title: [value('NAMES', 'FORMULA'), value('RRUFFID', 'RODID')].filter(Boolean).join(' '),
      laserWavelength:
        technique === 'raman' && laser !== undefined && laser >= 200 && laser <= 1100 ? laser : undefined,
      radiation: technique === 'xrd' ? radiationFrom({ alpha1: wavelength, origin: 'file' }) : undefined,
    }),
    extra: extraEntries(header),
  };
}
