import { convert } from 'jcampconverter';
import { LabError } from '../../../contract/data/errors.js';
import type { Scan, ScanMetadata, Technique } from '../../../contract/data/spectrum.js';
import { headerFacts } from '../delimited-text/headerFacts.js';
import { limits } from '../limits.js';
import { assembleSpectrum } from '../shared/assembleSpectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { radiationFrom } from '../shared/radiation.js';
import type { FileProbe, ReadFileOptions, ReadFileResult } from '../types.js';
import { harmless } from './harmless.js';
import { labelledRecords } from './labelledRecords.js';
import { meaningOf } from './meaningOf.js';

export const jcampId = 'jcamp-dx';

/**
 * JCAMP-DX 4.24 to 6 in all forms of its tables (AFFN, PAC, SQZ, DIF, DUP, peak tables, linked blocks), read by
 * jcampconverter; X-ray diffraction and Raman only, other techniques are declined by their name.
 */
export function parseJcamp(probe: FileProbe, options: ReadFileOptions): ReadFileResult {
  const text = probe.text().text.replace(/^\ufeff/, '');
  const records = labelledRecords(text);
  const { flatten } = convert(harmless(text, probe.label), { noContour: true });
  const scans: Scan[] = [];
  const others = new Set<string>();
  for (const entry of flatten) {
    for (const part of entry.spectra ?? []) {
      const x: unknown = part.data?.x;
      const y: unknown = part.data?.y;
      if (!Array.isArray(x) || !Array.isArray(y) || x.length === 0) continue;
      const xUnits: unknown = part.xUnits;
      const type = entry.dataType ?? records.get('DATA TYPE') ?? records.get('DATATYPE') ?? '';
      const meaning = meaningOf(
        type,
        typeof xUnits === 'string' ? xUnits : (records.get('XUNITS') ?? ''),
        options.technique,
        probe.label,
      );
      if (meaning === undefined) {
        others.add(type.slice(0, 60));
        continue;
      }
      if (scans.length >= limits.scans)
        throw new LabError('too-large', `${probe.label} holds more than ${limits.scans} spectra; split it.`);
      const place = scans.length === 0 ? probe.label : `${probe.label}, block ${scans.length + 1}`;
      const { spectrum, warnings } = assembleSpectrum({
        place,
        ...meaning,
        x: Float64Array.from(x, Number),
        y: Float64Array.from(y, Number),
      });
      const stated = Number(records.get('NPOINTS') ?? NaN);
      if (flatten.length === 1 && Number.isFinite(stated) && stated !== x.length)
        warnings.push(`The header says ${stated} points, the file holds ${x.length}.`);
      scans.push({ spectrum, metadata: metadataOf(records, meaning.technique, entry.title), warnings });
    }
  }
  if (scans.length === 0) {
    throw others.size > 0
      ? new LabError(
          'unsupported-format',
          `${probe.label} is a JCAMP-DX file of another technique (${[...others].join(', ')}); Phaselens identifies X-ray diffraction and Raman measurements.`,
        )
      : new LabError('damaged-file', `${probe.label} is a JCAMP-DX file without a table of data; export it again.`);
  }
  return { outcome: 'parsed', file: { format: jcampId, scans } };
}

function metadataOf(records: Map<string, string>, technique: Technique, title: string | undefined): ScanMetadata {
  const facts = headerFacts([...records].map(([key, value]) => `${key.replace(/^[$.]/, '')}: ${value}`).join('\n'));
  return {
    ...defined({
      title: title?.trim() || records.get('TITLE'),
      sample: records.get('NAMES') ?? records.get('SAMPLE DESCRIPTION') ?? records.get('$SAMPLE'),
      operator: records.get('$USERNAME') ?? records.get('OWNER'),
      instrument: records.get('SPECTROMETER/DATA SYSTEM') ?? records.get('ORIGIN'),
      measuredAt: isoDate(
        records.get('LONGDATE') ?? records.get('LONG DATE') ?? records.get('$STARTTIME') ?? records.get('DATE'),
      ),
      anode: technique === 'xrd' ? facts.anode : undefined,
      radiation:
        technique === 'xrd'
          ? radiationFrom({
              anode: facts.anode,
              alpha1: facts.wavelength,
              alpha2: facts.wavelengthAlpha2,
              origin: 'file',
            })
          : undefined,
      laserWavelength: technique === 'raman' ? facts.laserWavelength : undefined,
      timePerStep: facts.timePerStep,
    }),
    extra: extraEntries([...records].filter(([key]) => !/^(?:XYDATA|PEAK TABLE|XYPOINTS|DATA TABLE)$/.test(key))),
  };
}
