import type { CrystalStructure } from '../../contract/data/crystal.js';
import { covalentRadii } from './covalentRadii.js';
import { elements } from './elements.js';
import { expandSites } from './expandSites.js';
import { metricTensor } from './metricTensor.js';

export interface Contact {
  elements: [string, string];
  /** Å. */
  distance: number;
  /** Distance over the sum of the covalent radii: about 1 for a bond. */
  ratio: number;
}

const radiusOf = (element: string): number => covalentRadii.get(elements.get(element)?.atomicNumber ?? 0) ?? 1.5;

/**
 * The pair of atoms that is closest for its size, over the cell and its neighbours. Pairs of partly occupied sites (not there together) and
 * hydrogen (short in X-ray work) do not count. `undefined` for a structure without such a pair within 4 Å.
 */
export function tightestContact(structure: CrystalStructure): Contact | undefined {
  const [g11, g22, g33, g12, g13, g23] = metricTensor(structure.cell);
  const atoms = expandSites(structure).filter((site) => site.element !== 'H' && site.element !== 'D');
  let tightest: Contact | undefined;
  // The first atom of each site sees all others; its images see the same.
  const seen = new Set<number>();
  for (const p of atoms) {
    if (seen.has(p.siteIndex)) continue;
    seen.add(p.siteIndex);
    for (const q of atoms) {
      if (p.occupancy + q.occupancy <= 1.001) continue;
      const [dx, dy, dz] = [q.x - p.x, q.y - p.y, q.z - p.z].map((v) => v - Math.round(v)) as [number, number, number];
      for (let i = -1; i <= 1; i++)
        for (let j = -1; j <= 1; j++)
          for (let k = -1; k <= 1; k++) {
            const [x, y, z] = [dx + i, dy + j, dz + k];
            const squared = x * x * g11 + y * y * g22 + z * z * g33 + 2 * (x * y * g12 + x * z * g13 + y * z * g23);
            // An atom is no neighbour of itself.
            if (squared < 1e-6 && p === q) continue;
            if (squared > 16) continue;
            const ratio = Math.sqrt(squared) / (radiusOf(p.element) + radiusOf(q.element));
            if (ratio < (tightest?.ratio ?? Number.POSITIVE_INFINITY))
              tightest = { elements: [p.element, q.element], distance: Math.sqrt(squared), ratio };
          }
    }
  }
  return tightest;
}
