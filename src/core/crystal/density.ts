import type { CrystalStructure } from '../../contract/data/crystal.js';
import { cellContents } from './cellContents.js';
import { cellVolume } from './cellVolume.js';
import { elements } from './elements.js';

/** g/cm³ per u/Å³: 10²⁴ / Avogadro's number. */
const gramsPerCubicCentimetre = 1.66053907;

/** X-ray density of the cell's contents, g/cm³. */
export function density(structure: CrystalStructure): number {
  let mass = 0;
  for (const [element, amount] of cellContents(structure)) mass += amount * (elements.get(element)?.mass ?? 0);
  return (gramsPerCubicCentimetre * mass) / cellVolume(structure.cell);
}
