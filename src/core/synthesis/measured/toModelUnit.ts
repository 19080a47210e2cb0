import type { DatasetAxis } from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import type { AxisUnit, Spectrum } from '../../../contract/data/spectrum.js';
import { fromTwoTheta } from '../../matching/fromTwoTheta.js';
import { toTwoTheta } from '../../matching/toTwoTheta.js';
import { SAME_WAVELENGTH } from './toCommonRadiation.js';

const raman: readonly AxisUnit[] = ['ramanShift', 'wavelength'];
/** Å: short enough that every usual d and Q has an angle; what it is cancels out. */
const HELPER = 0.01;

/** A measurement on its way to a model. */
export interface ModelSubject {
  /** For sentences. */
  name: string;
  /** Processed; Raman spectra over the shift. */
  spectrum: Spectrum;
  /** Å */
  wavelength?: number;
}

/**
 * A spectrum in the unit of a model's axis: diffraction by way of d, 2θ at the radiation of the model. Points that the axis cannot show
 * are left out.
 * @throws LabError `invalid-input` where technique or unit do not fit, `wavelength-needed`
 */
export function toModelUnit({ name, spectrum, wavelength }: ModelSubject, axis: DatasetAxis): Spectrum {
  const { unit } = spectrum;
  if (axis.unit === 'point')
    throw new LabError(
      'invalid-input',
      'This model counts points instead of knowing an axis, as its training data did, so that no measurement fits it. Train one with an axis in 2θ, d, Q or Raman shift.',
    );
  if (raman.includes(axis.unit) !== raman.includes(unit))
    throw new LabError(
      'invalid-input',
      `“${name}” is ${raman.includes(unit) ? 'a Raman spectrum' : 'a diffraction pattern'} and the model was trained with ${raman.includes(axis.unit) ? 'Raman spectra' : 'diffraction patterns'}. Choose another model.`,
    );
  if (raman.includes(unit)) {
    if (unit === axis.unit) return spectrum;
    throw new LabError(
      'invalid-input',
      `“${name}” is measured over another axis than the one the model was trained on.`,
    );
  }
  const target = axis.unit;
  const wanted = axis.wavelength;
  if (unit === target && (unit !== 'twoTheta' || wanted === undefined)) return spectrum;
  if (target === 'twoTheta' && wanted === undefined)
    throw new LabError(
      'invalid-input',
      `The model works over 2θ and does not say of which radiation, so that “${name}” cannot be brought to it.`,
    );
  if (unit === 'twoTheta' && wavelength === undefined)
    throw new LabError('wavelength-needed', `The X-ray wavelength of “${name}” is not known. Say it first.`);
  if (unit === 'twoTheta' && wanted !== undefined && Math.abs((wavelength ?? 0) / wanted - 1) <= SAME_WAVELENGTH)
    return spectrum;
  const own = unit === 'twoTheta' ? (wavelength ?? HELPER) : HELPER;
  return moved(spectrum, target, (position) => {
    if (!(position > 0)) return NaN;
    const dSpacing = fromTwoTheta(toTwoTheta(position, unit, own), 'dSpacing', own);
    if (target === 'dSpacing') return dSpacing;
    return target === 'q' ? (2 * Math.PI) / dSpacing : toTwoTheta(dSpacing, 'dSpacing', wanted ?? HELPER);
  });
}

function moved({ technique, x, y }: Spectrum, unit: AxisUnit, move: (position: number) => number): Spectrum {
  const points = Array.from(x, (position, i) => ({ x: move(position), y: y[i] ?? 0 }))
    .filter((point) => Number.isFinite(point.x))
    .sort((a, b) => a.x - b.x);
  return {
    ...{ technique, unit },
    x: Float64Array.from(points, (point) => point.x),
    y: Float64Array.from(points, (point) => point.y),
  };
}
