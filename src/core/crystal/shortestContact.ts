import type { CrystalStructure } from '../../contract/data/crystal.js';
import { expandSites } from './expandSites.js';
import { metricTensor } from './metricTensor.js';

/**
 * Shortest distance (Å) between atoms of the cell that are really there together: pairs of partly occupied sites and hydrogen do not count.
 * Infinity for a cell of one atom.
 */
export function shortestContact(structure: CrystalStructure): number {
  const [g11, g22, g33, g12, g13, g23] = metricTensor(structure.cell);
  const atoms = expandSites(structure).filter((site) => site.element !== 'H' && site.element !== 'D');
  let least = Number.POSITIVE_INFINITY;
  // The first atom of each site sees all others; its images see the same.
  const seen = new Set<number>();
  for (const p of atoms) {
    if (seen.has(p.siteIndex)) continue;
    seen.add(p.siteIndex);
    for (const q of atoms) {
      if (p === q || p.occupancy + q.occupancy <= 1.001) continue;
      let [x, y, z] = [p.x - q.x, p.y - q.y, p.z - q.z];
      x -= Math.round(x);
      y -= Math.round(y);
      z -= Math.round(z);
      const squared = x * x * g11 + y * y * g22 + z * z * g33 + 2 * (x * y * g12 + x * z * g13 + y * z * g23);
      if (squared < least) least = squared;
    }
  }
  return Math.sqrt(least);
}
