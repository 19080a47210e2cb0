import type { Cell, Site } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import { cifNumber } from './cifNumber.js';
import { elements } from './elements.js';
import { equivalentDisplacement } from './equivalentDisplacement.js';
import { parseElement } from './parseElement.js';
import type { CifBlock } from './readCifBlocks.js';

/** Dummies and vacancies that some programs list as atoms. */
const nothing = /^(va|vac|vacancy|dum|du|x|q\d*|cnt|null)\d*$/i;

/**
 * Atoms of the asymmetric unit. Atoms without coordinates (`?`) are left out, as are dummies.
 * @throws LabError `damaged-file` naming the tag or the label.
 */
export function readCifSites(block: CifBlock, cell: Cell, fileName: string): Site[] {
  const column = (...tags: string[]): (string | undefined)[] =>
    tags.map((tag) => block.values.get(tag)).find((v) => v !== undefined) ?? [];
  const labels = column('_atom_site_label', '_atom_site_id', '_atom_site_type_symbol');
  const types = column('_atom_site_type_symbol');
  const coordinates = ['x', 'y', 'z'].map((axis) => column(`_atom_site_fract_${axis}`));
  if (coordinates.some((values) => values.length === 0))
    throw new LabError(
      'damaged-file',
      `${fileName}: the tags _atom_site_fract_x, _y and _z are needed; Cartesian coordinates alone are not read.`,
    );
  const occupancies = column('_atom_site_occupancy');
  const uIso = column('_atom_site_u_iso_or_equiv');
  const bIso = column('_atom_site_b_iso_or_equiv');
  const flags = column('_atom_site_calc_flag');
  const anisotropic = equivalentDisplacement(block, cell);
  const formula = new Set<string>();
  for (const tag of ['_chemical_formula_sum', '_chemical_formula_structural', '_chemical_formula_moiety'])
    for (const symbol of column(tag)[0]?.match(/[A-Z][a-z]?/g) ?? []) if (elements.has(symbol)) formula.add(symbol);

  const sites: Site[] = [];
  const count = coordinates[0]?.length ?? 0;
  for (let i = 0; i < count; i++) {
    const written = types[i] ?? labels[i] ?? '';
    const label = labels[i] ?? written;
    if (flags[i] === 'dum' || (nothing.test(written) && parseElement(written, formula) === undefined)) continue;
    const [x, y, z] = coordinates.map((values) => cifNumber(values[i]));
    if (x === undefined || y === undefined || z === undefined) {
      const bad = coordinates.map((values) => values[i]).find((v) => v !== undefined && cifNumber(v) === undefined);
      if (bad !== undefined)
        throw new LabError(
          'damaged-file',
          `${fileName}: atom ${label} has the coordinate "${bad}" in _atom_site_fract_, which is no number.`,
        );
      continue;
    }
    const parsed = parseElement(written, formula) ?? parseElement(label, formula);
    if (parsed === undefined)
      throw new LabError(
        'damaged-file',
        `${fileName}: the atom "${label}" names no element; give it in _atom_site_type_symbol.`,
      );
    const implied = parsed.hydrogens ?? parseElement(label, formula)?.hydrogens;
    const occupancy = cifNumber(occupancies[i]) ?? 1;
    const u = cifNumber(uIso[i]);
    const b = cifNumber(bIso[i]) ?? (u === undefined ? undefined : 8 * Math.PI ** 2 * u) ?? anisotropic.get(label);
    sites.push({
      label,
      element: parsed.element,
      ...(parsed.charge === undefined ? {} : { charge: parsed.charge }),
      ...(implied === undefined ? {} : { hydrogens: implied }),
      x,
      y,
      z,
      occupancy: Math.min(1, Math.max(0, occupancy)),
      ...(b === undefined || !(b > 0) ? {} : { bIso: b }),
    });
  }
  if (sites.length === 0)
    throw new LabError('damaged-file', `${fileName}: none of the atoms in _atom_site_fract_x has coordinates.`);
  // Where hydrogens have places of their own, only water that stands for a whole molecule still hides some.
  const placed = sites.some((site) => site.element === 'H' || site.element === 'D');
  return placed
    ? sites.map(({ hydrogens, ...site }) =>
        hydrogens === 2 && /^wat/i.test(site.label) ? { ...site, hydrogens } : site,
      )
    : sites;
}
