/** A rock-salt structure of two elements and an edge (Å): as many different CIF texts as a test needs. */
export function rockSalt(cation: string, anion: string, edge: number, name = `${cation}${anion}`): string {
  return `data_${name}
_chemical_name_common '${name}'
_cell_length_a ${edge}
_cell_length_b ${edge}
_cell_length_c ${edge}
_space_group_name_H-M_alt 'F m -3 m'
loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
${cation} 0 0 0
${anion} 0.5 0.5 0.5
`;
}

/** The same lattice written with its primitive cell. */
export function primitiveRockSalt(cation: string, anion: string, edge: number): string {
  return rockSalt(cation, anion, edge / Math.SQRT2)
    .replace("'F m -3 m'", "'R -3 m :R'")
    .replace('_space_group', '_cell_angle_alpha 60\n_cell_angle_beta 60\n_cell_angle_gamma 60\n_space_group');
}
