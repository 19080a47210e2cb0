import type { CrystalStructure } from '../../contract/data/crystal.js';

const quoted = (text: string): string => (text.includes("'") ? `"${text.replaceAll('"', "'")}"` : `'${text}'`);

/** A CIF of the structure: cell, operators, sites with occupancy and B. parseCif reads it back to the same structure (citation excepted). */
export function writeCif(structure: CrystalStructure): string {
  const { cell } = structure;
  const name = (structure.name ?? 'structure').replace(/[\r\n]+/g, ' ');
  return [
    `data_${name.replace(/\W+/g, '_')}`,
    ...(structure.name === undefined ? [] : [`_chemical_name_common ${quoted(name)}`]),
    `_cell_length_a ${cell.a}`,
    `_cell_length_b ${cell.b}`,
    `_cell_length_c ${cell.c}`,
    `_cell_angle_alpha ${cell.alpha}`,
    `_cell_angle_beta ${cell.beta}`,
    `_cell_angle_gamma ${cell.gamma}`,
    `_space_group_name_H-M_alt ${quoted(structure.spaceGroup)}`,
    ...(structure.spaceGroupNumber > 0 ? [`_space_group_IT_number ${structure.spaceGroupNumber}`] : []),
    'loop_',
    '_space_group_symop_operation_xyz',
    ...structure.operators.map((operator) => `'${operator}'`),
    'loop_',
    '_atom_site_label',
    '_atom_site_type_symbol',
    '_atom_site_fract_x',
    '_atom_site_fract_y',
    '_atom_site_fract_z',
    '_atom_site_occupancy',
    '_atom_site_B_iso_or_equiv',
    ...structure.sites.map((site) => {
      const { charge } = site;
      const type = charge === undefined ? site.element : `${site.element}${Math.abs(charge)}${charge < 0 ? '-' : '+'}`;
      return [site.label, type, site.x, site.y, site.z, site.occupancy, site.bIso ?? '?'].join(' ');
    }),
    '',
  ].join('\n');
}
