import type { CrystalStructure } from '../../contract/data/crystal.js';
import { cellVolume } from './cellVolume.js';
import { elements } from './elements.js';
import { expandPrimitive, type PrimitiveContents } from './expandPrimitive.js';

/** g/cm³ per u/Å³: 10²⁴ / Avogadro's number. */
export const gramsPerCubicCentimetre = 1.66053907;

/** X-ray density of the cell's contents, g/cm³; hydrogens without places counted, deuterium with its own mass. */
export function density(
  structure: CrystalStructure,
  { multiplicities }: Pick<PrimitiveContents, 'multiplicities'> = expandPrimitive(structure),
): number {
  const massOf = (element: string): number => elements.get(element)?.mass ?? 0;
  let mass = 0;
  for (const [i, site] of structure.sites.entries())
    mass += site.occupancy * (multiplicities[i] ?? 0) * (massOf(site.element) + (site.hydrogens ?? 0) * massOf('H'));
  return (gramsPerCubicCentimetre * mass) / cellVolume(structure.cell);
}
