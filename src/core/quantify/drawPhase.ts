import type { Radiation } from '../../contract/data/spectrum.js';
import { lowerBound } from '../peaks/lowerBound.js';
import { widthAt, type WidthModel } from '../matching/estimateWidths.js';
import { movedLines, type PhaseModel, type PhaseShape } from './phaseModel.js';

/** Tails are drawn to so many widths; a Lorentzian keeps 97 % of its area. */
const reach = 12;

/** Pattern of one weight unit of a phase on the places (degrees 2θ, ascending) under a zero shift; heights in area units per degree. */
export function drawPhase(
  model: PhaseModel,
  shape: PhaseShape,
  places: Float64Array,
  shift: number,
  radiation: Radiation,
  widths: WidthModel,
): Float64Array {
  const y = new Float64Array(places.length);
  const ratio = radiation.wavelengthAlpha2 === undefined ? 0 : (radiation.alpha2Ratio ?? 0.5);
  const beams: [wavelength: number, share: number][] = [[radiation.wavelength, 1 / (1 + ratio)]];
  if (radiation.wavelengthAlpha2 !== undefined) beams.push([radiation.wavelengthAlpha2, ratio / (1 + ratio)]);
  const strongest = model.areas.reduce((most, value) => Math.max(most, value), 0);
  for (const [wavelength, share] of beams) {
    const { angle, factor } = movedLines(model, shape, wavelength);
    for (let k = 0; k < angle.length; k++) {
      const centre = angle[k]! + shift;
      const area = model.areas[k]! * factor[k]! * share;
      if (!(area > 1e-5 * strongest)) continue;
      const width = widthAt(widths, Math.tan((angle[k]! * Math.PI) / 360)) * shape.width;
      if (Number.isFinite(width)) addLine(y, places, centre, width, area, shape.mixing);
    }
  }
  return y;
}

function addLine(
  y: Float64Array,
  places: Float64Array,
  centre: number,
  width: number,
  area: number,
  mixing: number,
): void {
  const lorentz = ((2 / Math.PI) * mixing * area) / width;
  const gauss = (2 * Math.sqrt(Math.LN2 / Math.PI) * (1 - mixing) * area) / width;
  const end = centre + reach * width;
  for (let i = lowerBound(places, centre - reach * width); i < places.length && places[i]! <= end; i++) {
    const u = (2 * (places[i]! - centre)) / width;
    const u2 = u * u;
    y[i]! += lorentz / (1 + u2) + (u2 < 25 ? gauss * Math.exp(-Math.LN2 * u2) : 0);
  }
}
