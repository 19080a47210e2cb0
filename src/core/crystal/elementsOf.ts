import type { CrystalStructure } from '../../contract/data/crystal.js';

/** Distinct elements in order of appearance; D counts as H, and H without a place counts. */
export function elementsOf(structure: CrystalStructure): string[] {
  const present = structure.sites.filter((site) => site.occupancy > 0);
  const found = present.flatMap((site) => [
    site.element === 'D' ? 'H' : site.element,
    ...((site.hydrogens ?? 0) > 0 ? ['H'] : []),
  ]);
  return [...new Set(found)];
}
