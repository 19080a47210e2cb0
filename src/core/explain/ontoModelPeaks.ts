import type { DatasetAxis } from '../../contract/data/dataset.js';
import type { Spectrum } from '../../contract/data/spectrum.js';
import { toModelUnit, type ModelSubject } from '../synthesis/measured/toModelUnit.js';

interface PlacedPeak {
  position: number;
  fwhm: number;
}

/**
 * Peaks of a measurement on a model's axis, in their order; null for those that it cannot show. Widths move with their flanks.
 * @param subject of the unit and radiation that the positions are in
 * @throws LabError as `toModelUnit`
 */
export function ontoModelPeaks<Peak extends PlacedPeak>(
  peaks: readonly Peak[],
  {
    name,
    wavelength,
    spectrum: { technique, unit },
  }: Pick<ModelSubject, 'name' | 'wavelength'> & {
    spectrum: Pick<Spectrum, 'technique' | 'unit'>;
  },
  axis: DatasetAxis,
): (Peak | null)[] {
  return peaks.map((peak) => {
    const { position, fwhm } = peak;
    const spectrum: Spectrum = {
      ...{ technique, unit },
      x: Float64Array.of(position - fwhm / 2, position, position + fwhm / 2),
      // Which is which, as an axis may turn round.
      y: Float64Array.of(-1, 0, 1),
    };
    const moved = toModelUnit({ name, spectrum, ...(wavelength === undefined ? {} : { wavelength }) }, axis);
    const middle = moved.x[moved.y.indexOf(0)];
    if (middle === undefined) return null;
    const [left, right] = [moved.x[moved.y.indexOf(-1)], moved.x[moved.y.indexOf(1)]];
    // A flank beyond the end of an axis leaves the other one.
    const width =
      left !== undefined && right !== undefined
        ? Math.abs(right - left)
        : 2 * Math.abs((left ?? right ?? middle + fwhm / 2) - middle);
    return { ...peak, position: middle, fwhm: width };
  });
}
