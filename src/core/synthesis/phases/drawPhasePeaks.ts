import type { PhaseClass, SyntheticRecipe } from '../../../contract/data/dataset.js';
import { reciprocalMetric } from '../../crystal/reciprocalMetric.js';
import { twoThetaOf } from '../../diffraction/bragg.js';
import { lorentzPolarisation } from '../../diffraction/lorentzPolarisation.js';
import { drawQuantity } from '../random/drawQuantity.js';
import type { Random } from '../random/Random.js';
import { FWHM_OF_SIGMA, type SamplePeak } from '../samplePeak.js';
import { drawDistortion } from './drawDistortion.js';
import { scherrerWidth } from './scherrerWidth.js';
import { textureFactor } from './textureFactor.js';

/** Widths beyond an end of the axis that still reach into it. */
const REACH = 3;

/**
 * The lines of one varied pattern of a phase: strain moves them by Bragg's law, texture and the Lorentz-polarisation factor weigh them,
 * domain size broadens them; the highest is 1 before `variation` changes heights. After N. J. Szymanski et al., Chem. Mater. 33 (2021)
 * 4204, doi 10.1021/acs.chemmater.1c01071.
 */
export function drawPhasePeaks(recipe: SyntheticRecipe, phase: PhaseClass, random: Random): SamplePeak[] {
  const { classes, variation, width, axis, length } = recipe;
  const { wavelength } = axis;
  if (classes.kind !== 'phases' || wavelength === undefined) return [];
  const shift = drawQuantity(random, variation.shiftTogether);
  const scale = drawQuantity(random, variation.scaleTogether);
  const toFwhm = width.measure === 'sigma' ? FWHM_OF_SIGMA : 1;
  const common = drawQuantity(random, width.value) * toFwhm;
  const size = classes.domainSize === undefined ? undefined : drawQuantity(random, classes.domainSize);
  const distort = drawDistortion(phase, () => drawQuantity(random, classes.strain));
  const texture = drawQuantity(random, classes.texture);
  const metric = phase.lattice && reciprocalMetric(phase.lattice.cell);
  const preferred = drawDirection(random);
  const mixing = drawQuantity(random, recipe.mixing);
  const last = axis.from + (length - 1) * axis.step;
  const lines = phase.lines.flatMap(({ d, intensity, hkl }) => {
    const own = width.each ? drawQuantity(random, width.value) * toFwhm : common;
    const moved = drawQuantity(random, variation.shiftEach);
    const angle = twoThetaOf(distort(d, hkl), wavelength);
    if (!Number.isFinite(angle)) return [];
    const fwhm = size === undefined ? own : Math.hypot(own, scherrerWidth(angle, wavelength, size));
    const position = angle + shift + moved;
    if (position < axis.from - REACH * fwhm || position > last + REACH * fwhm) return [];
    const oriented = hkl && metric ? textureFactor(hkl, preferred, metric, texture) : 1;
    // The area is what the structure gives; a wider line is lower.
    return [{ position, fwhm, height: (intensity * oriented * lorentzPolarisation(angle)) / fwhm }];
  });
  const highest = lines.reduce((most, { height }) => Math.max(most, height), 0) || 1;
  const [least, most] = variation.heightRange;
  return lines.map(({ position, fwhm, height }) => {
    const varied = (height / highest) * scale + drawQuantity(random, variation.heightEach);
    return {
      position: (position - axis.from) / axis.step,
      height: Math.min(most, Math.max(least, varied)),
      fwhm: fwhm / axis.step,
      shape: recipe.shape,
      mixing,
    };
  });
}

/** A plane whose indices are 0 and 1, not all 0. */
function drawDirection(random: Random): [number, number, number] {
  const bits = random.integer(1, 7);
  return [bits & 1, (bits >> 1) & 1, (bits >> 2) & 1];
}
