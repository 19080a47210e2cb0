import { LabError } from '../../../contract/data/errors.js';
import type { FileProbe } from '../types.js';
import { isZip } from '../shared/isZip.js';
import { zipDirectory } from '../shared/zipDirectory.js';

const kinds: [RegExp, string, string][] = [
  [/^xl\//, 'an Excel workbook', 'save the sheet as .csv'],
  [/^word\//, 'a Word document', 'give the measurement itself, for example as .xy or .csv'],
  [/^ppt\//, 'a PowerPoint presentation', 'give the measurement itself, for example as .xy or .csv'],
  [/^META-INF\/manifest\.xml$/i, 'an OpenDocument file', 'save the sheet as .csv'],
  [/^META-INF\/MANIFEST\.MF$/, 'a Java archive', 'give the measurement itself, for example as .xy or .csv'],
];

/**
 * Refuse a ZIP archive that is no measurement, by what is in it.
 * @throws LabError `unsupported-format` naming it, or what `zipDirectory` throws
 */
export function declineZip(probe: FileProbe): void {
  if (!isZip(probe.bytes)) return;
  const names = zipDirectory(probe.bytes, probe.label).map(({ name }) => name);
  if (names.some((name) => /RawData\d*\.xml$|^Data\d+\/Profile\d+\.txt$/i.test(name))) return;
  const kind = kinds.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (kind !== undefined)
    throw new LabError(
      'unsupported-format',
      `${probe.label} is ${kind[1]}, which this version does not read; ${kind[2]}.`,
    );
  if (names.some((name) => /experimentCollection\.xml$|MeasurementContainer\.xml$/i.test(name))) {
    throw new LabError(
      'damaged-file',
      `${probe.label} is a Bruker BRML file without measured data (no RawData0.xml in it); save it again after the measurement.`,
    );
  }
  throw new LabError(
    'unsupported-format',
    `${probe.label} is a ZIP archive without a measurement that is read inside; unpack it and give the files in it.`,
  );
}
