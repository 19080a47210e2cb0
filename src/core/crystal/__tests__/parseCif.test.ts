import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import { cellVolume } from '../cellVolume.js';
import { density } from '../density.js';
import { expandSites } from '../expandSites.js';
import { formulaOf } from '../formulaOf.js';
import { parseCif } from '../parseCif.js';

const cell = (a: number, b: number, c: number, gamma = 90): string => `_cell_length_a ${a}(5)
_cell_length_b ${b}
_CELL_LENGTH_C ${c}
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma ${gamma}
`;
const atoms = (rows: string, extra = ''): string => `loop_
_atom_site_label
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
${extra}${rows}
`;
const only = (text: string): ReturnType<typeof parseCif>[number] => {
  const [structure] = parseCif(text, 'test.cif');
  if (structure === undefined) throw new Error('no structure');
  return structure;
};
const failure = (text: string): LabError => {
  try {
    parseCif(text, 'bad.cif');
  } catch (error) {
    if (error instanceof LabError) return error;
  }
  throw new Error('no LabError');
};

test('rutile from a symbol alone has six atoms and the density of the handbook', () => {
  const rutile = only(
    `data_rutile\n${cell(4.5937, 4.5937, 2.9587)}_symmetry_space_group_name_H-M 'P 42/m n m'\n${atoms('Ti1 0 0 0\nO1 0.3053(2) 0.3053 0')}`,
  );
  expect(rutile.spaceGroupNumber).toBe(136);
  expect(rutile.operators).toHaveLength(16);
  expect(expandSites(rutile)).toHaveLength(6);
  expect(formulaOf(rutile)).toBe('TiO2');
  expect(density(rutile)).toBeCloseTo(4.25, 2);
  expect(cellVolume(rutile.cell)).toBeCloseTo(62.43, 1);
});

test.each([
  ['F d 3 m', ''],
  ['Fd-3m', ''],
  ['F d -3 m :1', ''],
  ['F d -3 m S', ''],
  ['F_d_-3_m', ''],
  ['', 'F 4d 2 3 -1d'],
])('silicon at the origin keeps eight atoms under the symbol "%s" and Hall "%s"', (symbol, hall) => {
  const silicon = only(
    `data_si\n${cell(5.4309, 5.4309, 5.4309)}_space_group_name_H-M_alt '${symbol === '' ? '?' : symbol}'\n_space_group_name_Hall ${hall === '' ? '?' : `'${hall}'`}\n${atoms('Si 0 0 0')}`,
  );
  expect(silicon.spaceGroupNumber).toBe(227);
  expect(expandSites(silicon)).toHaveLength(8);
});

test('silicon at 1/8 takes the second origin, stated or not', () => {
  for (const symbol of ['F d -3 m :2', 'F d -3 m Z', '*F d 3 m', 'F d 3 m'])
    expect(
      expandSites(
        only(
          `data_si\n${cell(5.43, 5.43, 5.43)}_symmetry_space_group_name_H-M '${symbol}'\n${atoms('Si .125 .125 .125')}`,
        ),
      ),
    ).toHaveLength(8);
});

test('coordinates of four and of three digits near 1/3 give the hexagonal close packing of two atoms', () => {
  for (const third of [
    '0.3333 0.6667',
    '0.333 0.667',
    '0.33333 0.66667',
    '1/3 2/3'.replace('1/3', '.33333').replace('2/3', '.66667'),
  ])
    expect(
      expandSites(
        only(`data_ti\n${cell(2.95, 2.95, 4.68, 120)}_space_group_IT_number 194\n${atoms(`Ti ${third} .25`)}`),
      ),
    ).toHaveLength(2);
});

test('a number alone takes the axes that the cell has', () => {
  const rows = atoms('Ca 0 0 0');
  const hexagonal = only(`data_x\n${cell(5, 5, 17, 120)}_symmetry_Int_Tables_number 167\n${rows}`);
  expect(hexagonal.operators).toHaveLength(36);
  const rhombohedral = only(
    `data_x\n_cell_length_a 6.4\n_cell_length_b 6.4\n_cell_length_c 6.4\n_cell_angle_alpha 46\n_cell_angle_beta 46\n_cell_angle_gamma 46\n_symmetry_Int_Tables_number 167\n${rows}`,
  );
  expect(rhombohedral.operators).toHaveLength(12);
  const cUnique = only(`data_x\n${cell(5, 6, 7, 100)}_symmetry_space_group_name_H-M 'P 21/a'\n${rows}`);
  expect(cUnique.operators).toContain('-x+1/2,-y,z+1/2');
});

test.each([
  'C m c a',
  'C m c e',
  'A b m 2',
  'B 1 1 2/m',
  'P 21/n',
  'C -1',
  'P n 3',
  'I a 3 d',
  'R -3 m :R',
  'R-3mH',
  'P 63/m m c',
  'B 1 21/d 1',
])('the symbol %s is understood', (symbol) => {
  const build = (): unknown =>
    only(
      `data_x\n${cell(5, 5, 5, symbol.startsWith('P 63') ? 120 : 90)}_symmetry_space_group_name_H-M '${symbol}'\n${atoms('Ca 0 0 0')}`,
    );
  if (symbol === 'B 1 21/d 1') expect(build).toThrow(/not known/);
  else expect(build).not.toThrow();
});

test('reads quotes, text fields, comments, charges, occupancies and displacement parameters', () => {
  const structure = only(`# comment
data_A
_chemical_name_mineral 'Author's quartz'
_publ_section_title
;
 data_not_a_block
 loop_
;
_journal_name_full "Acta" _journal_year 1999
${cell(4, 4, 4)}
loop_ _symmetry_equiv_pos_as_xyz
 'x, y, z'   "-X,-Y,-Z"
loop_
_atom_site.label
_atom_site.type_symbol
_atom_site.fract_x
_atom_site.fract_y
_atom_site.fract_z
_atom_site.occupancy
_atom_site.U_iso_or_equiv
Ti1 Ti4+ 0 0 0 0.5(1) 0.0127
O1 O2- .25 .25 .25 . ?
O2 O-2 .75 .25 .25 1 .
H1 H ? ? ? 1 .
loop_
_atom_site_aniso_label
_atom_site_aniso_U_11 _atom_site_aniso_U_22 _atom_site_aniso_U_33 _atom_site_aniso_U_12 _atom_site_aniso_U_13 _atom_site_aniso_U_23
O1 .01 .02 .03 0 0 0
#END`);
  expect(structure.name).toBe("Author's quartz");
  expect(structure.citation).toBe('Acta (1999)');
  expect(structure.sites.map((s) => [s.element, s.charge, s.occupancy])).toEqual([
    ['Ti', 4, 0.5],
    ['O', -2, 1],
    ['O', -2, 1],
  ]);
  expect(structure.sites[0]?.bIso).toBeCloseTo(1.003, 3);
  expect(structure.sites[1]?.bIso).toBeCloseTo(8 * Math.PI ** 2 * 0.02, 9);
  expect(structure.sites[2]).not.toHaveProperty('bIso');
  expect(structure.operators).toEqual(['x,y,z', '-x,-y,-z']);
});

test('labels of water, hydroxyl, deuterium, marked and upper-case sites give their elements', () => {
  const rows = ['Wat1', 'O-H2', 'D1', 'MgM2', 'CA1', 'OW', 'AlT', 'Fe1A', 'K', 'OH1', 'Co1', 'Wat(1)'];
  const structure = only(
    `data_x\n${cell(9, 9, 9)}_symmetry_space_group_name_H-M 'P 1'\n${atoms(rows.map((label, i) => `${label} 0.${i + 1} 0 0`).join('\n'))}`,
  );
  expect(structure.sites.map((s) => s.element)).toEqual([
    'O',
    'O',
    'D',
    'Mg',
    'Ca',
    'O',
    'Al',
    'Fe',
    'K',
    'O',
    'Co',
    'O',
  ]);
});

test('two data blocks give two structures and a block without atoms none', () => {
  const block = (name: string): string =>
    `data_${name}\n${cell(4, 4, 4)}_symmetry_space_group_name_H-M 'P 1'\n${atoms('Na 0 0 0')}`;
  expect(parseCif(`data_global\n_publ_author_name 'X'\n${block('a')}${block('b')}`)).toHaveLength(2);
});

test.each([
  ['', /empty/],
  ['hello world', /not a CIF/],
  ['data_x\n_a 1', /_atom_site_fract_x/],
  [`data_x\n_cell_length_a abc\n${atoms('Na 0 0 0')}`, /_cell_length_a is "abc"/],
  [`data_x\n${cell(4, 4, 4)}_symmetry_space_group_name_H-M 'Q 9'\n${atoms('Na 0 0 0')}`, /"Q 9" is not known/],
  [`data_x\n${cell(4, 4, 4)}${atoms('Na 0 0 0')}`, /neither symmetry operators/],
  [`data_x\n${cell(4, 4, 4)}_symmetry_space_group_name_H-M 'P 1'\n${atoms('T1 0 0 0')}`, /"T1" names no element/],
  [`data_x\n${cell(4, 4, 4)}_symmetry_space_group_name_H-M 'P 1'\n${atoms('Na 0 0')}`, /do not fill rows/],
  [`data_x\n${cell(4, 4, 4)}_symmetry_space_group_name_H-M 'P 1'\n${atoms('Na 0 zero 0')}`, /"zero"/],
  [`data_x\n_title\n;\nunfinished`, /no closing semicolon/],
  [`data_x\n${cell(4, 4, 4)}loop_\n_symmetry_equiv_pos_as_xyz\nx,y,q\n${atoms('Na 0 0 0')}`, /"x,y,q"/],
])('a bad file gives a sentence naming the file: case %#', (text, sentence) => {
  const error = failure(text);
  expect(error.message).toMatch(sentence);
  expect(error.message).toContain('bad.cif');
});
