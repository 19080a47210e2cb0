import type { CrystalStructure } from '../../contract/data/crystal.js';
import { parseCif } from '../crystal/parseCif.js';

/**
 * α-Al2O3, to which reference intensity ratios refer. J. Lewis, D. Schwarzenbach, H. D. Flack, Acta Cryst. A38 (1982) 733: cell, places and displacement.
 */
const cif = `data_corundum
_chemical_name_mineral Corundum
_cell_length_a 4.7589
_cell_length_b 4.7589
_cell_length_c 12.991
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 120
_symmetry_space_group_name_H-M 'R -3 c'
_symmetry_Int_Tables_number 167
loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
_atom_site_B_iso_or_equiv
Al Al 0 0 0.35216 0.22
O O 0.30624 0 0.25 0.26
`;

let known: CrystalStructure | undefined;

export function corundum(): CrystalStructure {
  known ??= parseCif(cif, 'corundum')[0];
  if (known === undefined) throw new Error('The structure of corundum cannot be read.');
  return known;
}
