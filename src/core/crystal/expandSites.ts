import type { CrystalStructure, Site } from '../../contract/data/crystal.js';
import { expandPrimitive } from './expandPrimitive.js';

/** An atom of the cell. */
export interface ExpandedSite extends Site {
  /** Index of the site of the asymmetric unit it comes from. */
  siteIndex: number;
}

/** All atoms of the unit cell, coordinates in [0, 1), each atom once. */
export function expandSites(structure: CrystalStructure): ExpandedSite[] {
  const { count, positions, siteIndex, centrings } = expandPrimitive(structure);
  const atoms: ExpandedSite[] = [];
  for (const [u = 0, v = 0, w = 0] of centrings)
    for (let i = 0; i < count; i++) {
      const site = structure.sites[siteIndex[i]!]!;
      const [x, y, z] = [positions[3 * i]! + u, positions[3 * i + 1]! + v, positions[3 * i + 2]! + w];
      atoms.push({ ...site, x: x % 1, y: y % 1, z: z % 1, siteIndex: siteIndex[i]! });
    }
  return atoms;
}
