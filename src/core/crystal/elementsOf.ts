import type { CrystalStructure } from '../../contract/data/crystal.js';

/** Distinct elements in order of appearance; D counts as H. */
export function elementsOf(structure: CrystalStructure): string[] {
  const present = structure.sites.filter((site) => site.occupancy > 0);
  return [...new Set(present.map((site) => (site.element === 'D' ? 'H' : site.element)))];
}
