import type { PhaseClasses, SyntheticRecipe } from '../../../contract/data/dataset.js';
import { cellVolume } from '../../crystal/cellVolume.js';
import { highest, lowest } from '../random/quantityBounds.js';
import { phasePeaks } from './phasePeaks.js';

/** Beyond this a structure is another one. */
const MOST_STRAIN = 0.2;
/** nm: less than a cell is no domain. */
const SMALLEST = 0.5;

/** What a recipe of phases needs besides what every recipe does. @param refuse told why the recipe cannot be */
export function checkPhases(recipe: SyntheticRecipe, classes: PhaseClasses, refuse: (why: string) => never): void {
  const { axis, length, rendering, splits } = recipe;
  const { phases, strain, texture, domainSize, impurity } = classes;
  if (axis.unit !== 'twoTheta' || axis.wavelength === undefined)
    refuse('patterns of phases need an axis in 2θ (twoTheta) that says its wavelength.');
  const last = axis.from + (length - 1) * axis.step;
  if (!(axis.from > 0 && last < 180)) refuse(`the axis runs from ${axis.from} to ${last}; 2θ lies between 0 and 180°.`);
  if (rendering.kind !== 'profile') refuse('lines of phases are drawn as profiles; choose the profile rendering.');
  if (Object.values(splits).some(({ kind }) => kind !== 'drawn'))
    refuse('patterns of phases are drawn; a grid of shifts and heights is for listed peaks.');
  if (lowest(strain) < -MOST_STRAIN || highest(strain) > MOST_STRAIN)
    refuse(`strain goes beyond ±${MOST_STRAIN}, where it is another structure. 0.03 is 3 %.`);
  if (lowest(texture) < 0 || highest(texture) > 1) refuse('texture lies between 0 and 1.');
  if (domainSize !== undefined && !(lowest(domainSize) >= SMALLEST))
    refuse(`domains have at least ${SMALLEST} nm; write domainSize in nm.`);
  if (lowest(impurity.height) < 0) refuse('the height of impurities must not be below zero.');
  for (const phase of phases) {
    const { name, lattice, lines } = phase;
    if (lattice && !(cellVolume(lattice.cell) > 0)) refuse(`the angles of the cell of “${name}” close no cell.`);
    if (lines.some(({ hkl }) => hkl?.every((index) => index === 0)))
      refuse(`a line of “${name}” has the indices 0 0 0, which are no planes.`);
    if (phasePeaks(phase, axis, length).length === 0)
      refuse(`“${name}” has no line between ${axis.from} and ${last}° at this wavelength.`);
  }
}
