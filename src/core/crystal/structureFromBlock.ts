import type { CrystalStructure } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import type { CifBlock } from './readCifBlocks.js';
import { readCifCell } from './readCifCell.js';
import { readCifCitation } from './readCifCitation.js';
import { readCifSites } from './readCifSites.js';
import { resolveSymmetry } from './resolveSymmetry.js';

function first(block: CifBlock, ...tags: string[]): string | undefined {
  for (const tag of tags) {
    const value = block.values.get(tag)?.[0]?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

const databases = [
  ['COD', '_cod_database_code'],
  ['AMCSD', '_database_code_amcsd'],
  ['ICSD', '_database_code_icsd'],
  ['CSD', '_database_code_csd'],
] as const;

function readDatabaseCode(block: CifBlock): string | undefined {
  for (const [database, tag] of databases) {
    const code = first(block, tag);
    if (code !== undefined) return `${database} ${code}`;
  }
  return undefined;
}

/** Sites times operators. A cell of 50 Å holds some ten thousand atoms; beyond this a calculation takes minutes. */
const mostPositions = 100_000;

/**
 * The structure of a data block with cell, symmetry and atoms.
 * @throws LabError `damaged-file` with a sentence that names the file and the tag; `too-large`
 */
export function structureFromBlock(block: CifBlock, fileName: string): CrystalStructure {
  const cell = readCifCell(block, fileName);
  const sites = readCifSites(block, cell, fileName);
  const operators = (
    block.values.get('_space_group_symop_operation_xyz') ??
    block.values.get('_symmetry_equiv_pos_as_xyz') ??
    block.values.get('_symmetry_equiv_pos_as_xyz_') ??
    []
  ).filter((v) => v !== undefined);
  const symmetry = resolveSymmetry({
    operators,
    names: {
      hermannMauguin:
        first(
          block,
          '_symmetry_space_group_name_h-m',
          '_space_group_name_h-m_alt',
          '_space_group_name_h-m_full',
          '_space_group_name_h-m_ref',
        ) ?? '',
      hall: first(block, '_symmetry_space_group_name_hall', '_space_group_name_hall') ?? '',
      number: Number(first(block, '_space_group_it_number', '_symmetry_int_tables_number') ?? 0),
    },
    cell,
    sites,
    fileName,
  });
  if (sites.length * symmetry.operators.length > mostPositions)
    throw new LabError(
      'too-large',
      `${fileName} lists ${sites.length} atoms under ${symmetry.operators.length} symmetry operators, more than the ${mostPositions} positions that are calculated. Check its space group, or leave atoms out.`,
    );
  const name = first(
    block,
    '_chemical_name_mineral',
    '_chemical_name_common',
    '_chemical_name_structure_type',
    '_chemical_name_systematic',
  );
  const citation = readCifCitation(block);
  const databaseCode = readDatabaseCode(block);
  return {
    ...(name === undefined ? {} : { name }),
    cell,
    ...symmetry,
    sites,
    ...(citation === '' ? {} : { citation }),
    ...(databaseCode === undefined ? {} : { databaseCode }),
  };
}
