import {
  LabError,
  type TextLayoutQuestion,
  type Radiation,
  type Scan,
  type Technique,
} from '../../../contract/index.js';
import { parseRadiation } from '../../../core/diffraction/parseRadiation.js';
import { readRemembering } from '../imports/importFiles.js';
import type { LabContext } from '../labContext.js';

/** A file that is looked at without being stored, and what the person says about it. */
export interface ScanInput {
  file: { name: string; bytes: Uint8Array };
  technique?: Technique;
  radiation?: Radiation;
}

/**
 * The first scan of a file. Nobody is there to be asked: what the file leaves open is guessed, and comes back as `question` beside it.
 * @throws LabError why it cannot be read; `ambiguous-layout` where nothing can be guessed
 */
export async function readFirstScan(
  lab: LabContext,
  { file, technique }: ScanInput,
): Promise<{ scan: Scan; question?: TextLayoutQuestion }> {
  const read = await readRemembering(lab, file, { technique });
  const question = read.outcome === 'question' ? read.question : undefined;
  const scan = (read.outcome === 'parsed' ? read.file : read.provisional)?.scans[0];
  if (scan) return { scan, ...(question ? { question } : {}) };
  const doubts = question ? question.doubts.join(' ') : 'It holds no scan.';
  throw new LabError('ambiguous-layout', `${file.name} cannot be read with certainty. ${doubts}`);
}

/** What was said, what the file says, or what is usual here. */
export function radiationOf(lab: LabContext, { radiation }: ScanInput, { metadata }: Scan): Radiation {
  if (radiation) return radiation;
  if (metadata.radiation) return metadata.radiation;
  const preference = lab.settings().defaultRadiation;
  return parseRadiation(preference === 'ask' ? 'CuKa' : preference, 'assumed');
}
