import type { FileIdentification } from '../../../contract/index.js';
import { toEnvelope } from '../../transports/dispatch.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { radiationOf, readFirstScan } from './readFirstScan.js';
import { search } from './search.js';

type IdentifyFileInput = Parameters<Area<'identify'>['identify.file']>[0];

/**
 * Identifies the first scan of a file without storing anything. What fails is in the result, so that one bad file of many is one line.
 * What the file leaves open is guessed and marked, because nobody is there to be asked: an uncertain layout comes back as `question`
 * beside the answer, an unknown wavelength is taken as Cu Kα of origin `assumed`.
 */
export async function identifyFile(lab: LabContext, input: IdentifyFileInput): Promise<FileIdentification> {
  const { file } = input;
  const result: FileIdentification = { file: file.name };
  try {
    const { scan, question } = await readFirstScan(lab, input);
    if (question) result.question = question;
    const { spectrum } = scan;
    result.technique = spectrum.technique;
    result.points = spectrum.x.length;
    result.unit = spectrum.unit;
    result.range = [spectrum.x[0] ?? 0, spectrum.x.at(-1) ?? 0];
    const radiation = spectrum.technique === 'xrd' ? radiationOf(lab, input, scan) : undefined;
    if (radiation) result.radiation = radiation;
    const laserWavelength = input.laserWavelength ?? scan.metadata.laserWavelength;
    const subject = { label: file.name, spectrum, steps: [], ...(radiation ? { radiation } : {}) };
    result.identification = await search(
      lab,
      { ...subject, ...(laserWavelength === undefined ? {} : { laserWavelength }) },
      input.options,
    );
  } catch (error) {
    result.error = toEnvelope(error, `identification of ${file.name}`, lab.log);
  }
  return result;
}
