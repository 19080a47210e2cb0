import type { AxisUnit } from '../../contract/index.js';

/** What turns one axis into another. */
export interface Beam {
  /** X-rays, Å. */
  wavelength?: number | undefined;
  /** Laser line, nm. */
  laser?: number | undefined;
}

const NM_PER_INVERSE_CM = 1e7;

/** d in Å of a 2θ in degrees: Bragg's law, first order. */
export function dOfTwoTheta(twoTheta: number, wavelength: number): number {
  return wavelength / (2 * Math.sin((twoTheta * Math.PI) / 360));
}

/** 2θ in degrees of a d in Å; NaN where the wave is too long to reach it. */
export function twoThetaOfD(d: number, wavelength: number): number {
  return (Math.asin(wavelength / (2 * d)) * 360) / Math.PI;
}

/**
 * A position on another axis of the same technique.
 *
 * @returns NaN where that needs a wavelength nobody said, or lies outside what it reaches
 */
export function convertAxis(value: number, from: AxisUnit, to: AxisUnit, beam: Beam): number {
  if (from === to) return value;
  switch (to) {
    case 'twoTheta':
      return beam.wavelength ? twoThetaOfD(convertAxis(value, from, 'dSpacing', beam), beam.wavelength) : NaN;
    case 'dSpacing':
      if (from === 'q') return (2 * Math.PI) / value;
      return from === 'twoTheta' && beam.wavelength && value > 0 ? dOfTwoTheta(value, beam.wavelength) : NaN;
    case 'q':
      return (2 * Math.PI) / convertAxis(value, from, 'dSpacing', beam);
    case 'wavelength':
      return from === 'ramanShift' && beam.laser ? NM_PER_INVERSE_CM / (NM_PER_INVERSE_CM / beam.laser - value) : NaN;
    case 'ramanShift':
      return from === 'wavelength' && beam.laser ? NM_PER_INVERSE_CM / beam.laser - NM_PER_INVERSE_CM / value : NaN;
  }
}

/** A whole axis; the array itself when there is nothing to convert. */
export function convertAll(values: Float64Array, from: AxisUnit, to: AxisUnit, beam: Beam): Float64Array {
  return from === to ? values : values.map((value) => convertAxis(value, from, to, beam));
}

/** The axes a measurement can be drawn on: those of its technique that what is known of the beam leads to. */
export function reachableAxes(from: AxisUnit, beam: Beam): AxisUnit[] {
  const all: AxisUnit[] =
    from === 'ramanShift' || from === 'wavelength' ? ['ramanShift', 'wavelength'] : ['twoTheta', 'dSpacing', 'q'];
  return all.filter((to) => {
    if (to === from) return true;
    if (to === 'wavelength' || to === 'ramanShift') return beam.laser !== undefined;
    return beam.wavelength !== undefined || (from !== 'twoTheta' && to !== 'twoTheta');
  });
}

/** As it stands under a plot. */
export function axisTitle(unit: AxisUnit): string {
  switch (unit) {
    case 'twoTheta':
      return '2θ / °';
    case 'dSpacing':
      return 'd / Å';
    case 'q':
      return 'Q / Å⁻¹';
    case 'ramanShift':
      return 'Raman shift / cm⁻¹';
    case 'wavelength':
      return 'Wavelength / nm';
  }
}

/** As it stands on a button. */
export function axisName(unit: AxisUnit): string {
  switch (unit) {
    case 'twoTheta':
      return '2θ';
    case 'dSpacing':
      return 'd';
    case 'q':
      return 'Q';
    case 'ramanShift':
      return 'cm⁻¹';
    case 'wavelength':
      return 'nm';
  }
}

/** A value with its unit and the digits that make sense, e.g. `40.58°`, `2.2214 Å`. */
export function formatAxis(value: number, unit: AxisUnit): string {
  if (!Number.isFinite(value)) return '–';
  switch (unit) {
    case 'twoTheta':
      return `${value.toFixed(2)}°`;
    case 'dSpacing':
      return `${value.toFixed(value < 10 ? 4 : 3)} Å`;
    case 'q':
      return `${value.toFixed(4)} Å⁻¹`;
    case 'ramanShift':
      return `${value.toFixed(1)} cm⁻¹`;
    case 'wavelength':
      return `${value.toFixed(2)} nm`;
  }
}

/** Large d stands left, as small angles do, so that the pattern keeps its order. */
export function runsBackwards(unit: AxisUnit): boolean {
  return unit === 'dSpacing';
}
