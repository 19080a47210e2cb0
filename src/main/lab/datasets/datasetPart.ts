import { LabError, type DatasetPart, type SplitName } from '../../../contract/index.js';
import { pickRows } from '../../../core/synthesis/pickRows.js';
import type { LabContext } from '../labContext.js';
import { hashPart } from './hashPart.js';

const DEADLINE_MS = 600_000;

/**
 * The numbers of a part of a stored dataset: as stored, or made again and compared with what was made then. With `numbers` only these
 * spectra, which are not compared.
 * @throws LabError `not-found`; `conflict` where this version of the program makes other numbers of the recipe; `database-damaged`
 */
export async function datasetPart(
  lab: LabContext,
  id: string,
  split: SplitName,
  numbers?: readonly number[],
): Promise<DatasetPart> {
  const { recipe, title } = lab.store.datasets.get(id);
  const stored = lab.store.datasets.part(id, split);
  if (stored.content) return numbers ? pickRows(stored.content, numbers) : stored.content;
  if (recipe.kind !== 'synthetic')
    throw new LabError('database-damaged', `The numbers of “${title}” are missing. Make the dataset again.`);
  const part = await lab.compute.run(
    'synthesise',
    { recipe, split, ...(numbers ? { numbers } : {}) },
    { deadlineMs: DEADLINE_MS, doing: `Making “${title}”` },
  );
  if (numbers) return part;
  const { xSha256, labelsSha256 } = hashPart(part);
  if (xSha256 !== stored.xSha256 || labelsSha256 !== stored.labelsSha256) {
    throw new LabError(
      'conflict',
      `“${title}” was made by another version of Phaselens, whose numbers differ from what its recipe makes now. Make the dataset again.`,
      { id },
    );
  }
  return part;
}
