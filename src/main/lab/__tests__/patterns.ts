import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const samples = join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'samples');

/** Our own synthetic rutile pattern; says its wavelength. */
export function rutileFile(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(samples, 'Synthetic - rutile with noise.xy')));
}

/** The same numbers without header: a pattern that says nothing about itself. */
export function bareRutileFile(): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(rutileFile());
  return bytesOf(
    text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n'),
  );
}

export function calciteRamanFile(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(samples, 'Synthetic - calcite Raman with noise.txt')));
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Rock salt, written for these tests; a = 5.640 Å (R. W. G. Wyckoff, Crystal Structures 1 (1963) 85). */
export const haliteCif = `data_halite
_chemical_name_mineral Halite
_cell_length_a 5.640
_cell_length_b 5.640
_cell_length_c 5.640
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
_symmetry_space_group_name_H-M 'F m -3 m'
loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
_atom_site_occupancy
Na Na 0 0 0 1
Cl Cl 0.5 0.5 0.5 1
`;
