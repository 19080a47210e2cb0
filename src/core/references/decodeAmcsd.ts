import { standardSymbol } from '../crystal/standardSymbol.js';
import { z } from 'zod';
import type { CrystalStructure } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import type { ReferenceSummary, Verification } from '../../contract/data/reference.js';
import { density } from '../crystal/density.js';
import { elementsOf } from '../crystal/elementsOf.js';
import { formulaOf } from '../crystal/formulaOf.js';
import { structureFromBlock } from '../crystal/structureFromBlock.js';
import { decodeBase64 } from './decodeBase64.js';

const text = z
  .union([z.string(), z.number(), z.null()])
  .transform((v) => (v === null || v === '<missing>' ? '' : String(v)));

/** A row of amcsdQuery. */
export const amcsdRowSchema = z.object({
  id: z.number(),
  mineral: text,
  hm_notation: text,
  symmetry_xyz: text,
  journal: text,
  volume: text,
  year: text,
  page_first: text,
  page_last: text,
  authors: text,
  formula: text,
  pub_title: text,
  formula_title: text,
  a: text,
  b: text,
  c: text,
  alpha: text,
  beta: text,
  gamma: text,
  crystal_density: text,
  atoms_sites: text,
  atoms_x: text,
  atoms_y: text,
  atoms_z: text,
  atoms_occupancy: text,
  atoms_u_iso: text,
  atoms_aniso_label: text,
  atoms_aniso_u11: text,
  atoms_aniso_u22: text,
  atoms_aniso_u33: text,
  atoms_aniso_u12: text,
  atoms_aniso_u13: text,
  atoms_aniso_u23: text,
});
export type AmcsdRow = z.input<typeof amcsdRowSchema>;

export interface AmcsdReference {
  summary: ReferenceSummary;
  structure: CrystalStructure;
}

/** Columns of fractions are int32 little-endian, value × 4·10⁶, in base64; 2 stands for `?`, 3 for `.`; "0" for no column. */
function decodeFractions(packed: string): (string | undefined)[] {
  if (packed === '' || packed === '0') return [];
  const bytes = decodeBase64(packed);
  if (bytes === undefined || bytes.length % 4 !== 0) throw new Error('column');
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, i) => {
    const value = view.getInt32(4 * i, true) / 4e6;
    return Math.abs(value - 2) < 1e-5 || Math.abs(value - 3) < 1e-5 ? undefined : String(value);
  });
}

function decodeList(json: string): string[] {
  if (json === '' || json === '0' || json === '"<missing>"') return [];
  return z.array(z.string()).parse(JSON.parse(json));
}

/**
 * Structure and description of one record of the American Mineralogist database as xraylarch packs it (columns: larch/xrd/amcsd.py and
 * amcsd_utils.py of xraylarch 0.9.75). Cite R. T. Downs, M. Hall-Wallace, Am. Mineral. 88 (2003) 247.
 * @throws LabError `damaged-file` naming the record.
 */
export function decodeAmcsdRow(input: unknown, libraryId = 'amcsd'): AmcsdReference {
  const parsed = amcsdRowSchema.safeParse(input);
  if (!parsed.success)
    throw new LabError(
      'damaged-file',
      `A record of the mineral database lacks columns: ${parsed.error.issues[0]?.path.join('.') ?? ''}.`,
    );
  const row = parsed.data;
  const code = String(row.id).padStart(7, '0');
  const place = `AMCSD record ${code}`;
  const values = new Map<string, (string | undefined)[]>();
  try {
    const single = {
      _cell_length_a: row.a,
      _cell_length_b: row.b,
      _cell_length_c: row.c,
      _cell_angle_alpha: row.alpha,
      _cell_angle_beta: row.beta,
      _cell_angle_gamma: row.gamma,
      _chemical_formula_sum: row.formula,
      _chemical_name_mineral: row.mineral,
      _journal_name_full: row.journal,
      _journal_volume: row.volume,
      _journal_year: row.year,
      _journal_page_first: row.page_first,
      _journal_page_last: row.page_last,
    };
    for (const [tag, value] of Object.entries(single)) values.set(tag, [value === '' ? undefined : value]);
    // Settings that share a symbol are numbered: `F d 3 m %var1%`.
    values.set('_symmetry_space_group_name_h-m', [row.hm_notation.replace(/\s*%var\d+%/, '')]);
    values.set('_space_group_symop_operation_xyz', decodeList(row.symmetry_xyz));
    values.set('_publ_author_name', decodeList(row.authors));
    values.set('_atom_site_label', decodeList(row.atoms_sites));
    for (const axis of ['x', 'y', 'z'] as const)
      values.set(`_atom_site_fract_${axis}`, decodeFractions(row[`atoms_${axis}`]));
    values.set('_atom_site_occupancy', decodeFractions(row.atoms_occupancy));
    values.set('_atom_site_u_iso_or_equiv', decodeFractions(row.atoms_u_iso));
    values.set('_atom_site_aniso_label', decodeList(row.atoms_aniso_label));
    if (row.atoms_aniso_u11 !== '0')
      for (const ij of ['11', '22', '33', '12', '13', '23'] as const)
        values.set(`_atom_site_aniso_u_${ij}`, decodeFractions(row[`atoms_aniso_u${ij}`]));
  } catch (error) {
    throw new LabError('damaged-file', `${place}: a packed column cannot be read.`, {}, { cause: error });
  }
  const structure = structureFromBlock({ name: code, values }, place);
  const calculated = density(structure);
  const published = Number(row.crystal_density);
  const verification: Verification[] = [];
  if (published > 0 && Math.abs(calculated / published - 1) < 0.02)
    verification.push({
      kind: 'density',
      statement: `density ${calculated.toFixed(2)} g/cm³ agrees with the published ${published.toFixed(2)}`,
    });
  const present = elementsOf(structure);
  const missing = [...new Set(row.formula.match(/[A-Z][a-z]?/g) ?? [])].filter(
    (e) => e !== 'D' && !present.includes(e),
  );
  const notes = [
    row.pub_title.replace(/\s+/g, ' ').trim(),
    missing.length > 0 ? `Not placed in the structure: ${missing.join(', ')}.` : '',
  ].filter((v) => v !== '');
  return {
    structure,
    summary: {
      id: `${libraryId}:${code}`,
      libraryId,
      technique: 'xrd',
      name: structure.name ?? formulaOf(structure),
      formula: formulaOf(structure),
      elements: present,
      spaceGroup: standardSymbol(structure.spaceGroup),
      source: `${structure.citation ?? 'American Mineralogist Crystal Structure Database'}; AMCSD ${code}`,
      category: 'mineral',
      density: calculated,
      ...(notes.length > 0 ? { notes: notes.join(' ') } : {}),
      verification,
    },
  };
}
