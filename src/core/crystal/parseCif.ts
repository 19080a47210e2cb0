import type { CrystalStructure } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import { readCifBlocks } from './readCifBlocks.js';
import { structureFromBlock } from './structureFromBlock.js';

/**
 * Reads the structures of a CIF, one for each data block with atoms.
 * @throws LabError `empty-file`, or `damaged-file` with a sentence that names the file and the tag.
 */
export function parseCif(text: string, fileName = 'The CIF'): CrystalStructure[] {
  if (text.trim() === '') throw new LabError('empty-file', `${fileName} is empty.`);
  const blocks = readCifBlocks(text, fileName);
  const withAtoms = blocks.filter(
    (block) => block.values.has('_atom_site_fract_x') || block.values.has('_atom_site_cartn_x'),
  );
  if (withAtoms.length === 0)
    throw new LabError(
      'damaged-file',
      blocks.length === 0
        ? `${fileName} holds no data block (data_...), so it is not a CIF.`
        : `${fileName} holds no atoms: the tag _atom_site_fract_x is missing. Reflection or powder data alone give no structure.`,
    );
  return withAtoms.map((block) => structureFromBlock(block, fileName));
}
