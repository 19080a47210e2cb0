import type { CrystalStructure } from '../../contract/data/crystal.js';
import { expandPrimitive, type PrimitiveContents } from './expandPrimitive.js';

/**
 * Number of atoms of each element in the unit cell, occupancies and hydrogens without places counted. D counts as H.
 * `contents` where they are known already.
 */
export function cellContents(
  structure: CrystalStructure,
  { multiplicities }: Pick<PrimitiveContents, 'multiplicities'> = expandPrimitive(structure),
): Map<string, number> {
  const contents = new Map<string, number>();
  for (const [i, site] of structure.sites.entries()) {
    const element = site.element === 'D' ? 'H' : site.element;
    const amount = site.occupancy * (multiplicities[i] ?? 0);
    if (amount > 0) contents.set(element, (contents.get(element) ?? 0) + amount);
    const hidden = amount * (site.hydrogens ?? 0);
    if (hidden > 0) contents.set('H', (contents.get('H') ?? 0) + hidden);
  }
  return contents;
}
