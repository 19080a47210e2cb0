import { LabError, type FileQuantification } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import { radiationOf, readFirstScan } from '../identify/readFirstScan.js';
import type { LabContext } from '../labContext.js';
import { namedReferences } from './namedReferences.js';
import { quantifyDeadlineMs } from './quantifyMeasurement.js';
import { readQuantityReferences } from './readQuantityReferences.js';

type Input = Parameters<Area<'quantify'>['quantify.file']>[0];

/**
 * Weighs the phases of the first scan of a file without storing anything: against the references given, or by name against the libraries. An unknown wavelength
 * is taken as Cu Kα.
 * @throws LabError `invalid-input`, and why a file cannot be read
 */
export async function quantifyFile(lab: LabContext, input: Input): Promise<FileQuantification> {
  const { file, options } = input;
  const { scan } = await readFirstScan(lab, { ...input, technique: 'xrd' });
  if (scan.spectrum.technique !== 'xrd')
    throw new LabError('invalid-input', `${file.name} is no X-ray powder pattern.`);
  const { references, leftOut } =
    input.references.length > 0
      ? await readQuantityReferences(lab, input.references)
      : { references: namedReferences(lab, options), leftOut: [] };
  const result = await lab.compute.run(
    'quantify',
    { spectrum: scan.spectrum, radiation: radiationOf(lab, input, scan), references, options },
    { deadlineMs: quantifyDeadlineMs, doing: `Weighing the phases of ${file.name}` },
  );
  return { ...result, leftOut };
}
