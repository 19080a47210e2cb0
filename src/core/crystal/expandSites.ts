import type { CrystalStructure } from '../../contract/data/crystal.js';
import { expandPrimitive, type ExpandedSite } from './expandPrimitive.js';

/** All atoms of the unit cell, coordinates in [0, 1), each atom once. */
export function expandSites(structure: CrystalStructure): ExpandedSite[] {
  const { sites, centrings } = expandPrimitive(structure);
  return centrings.flatMap(([u = 0, v = 0, w = 0]) =>
    sites.map((site) => ({ ...site, x: (site.x + u) % 1, y: (site.y + v) % 1, z: (site.z + w) % 1 })),
  );
}
