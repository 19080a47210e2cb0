import { compressIntensity } from './compressIntensity.js';
import { nonNegativeScales } from './nonNegativeScales.js';
import { fineStep, slopeOf, type PreparedRaman } from './ramanFeatures.js';

/** A substance of a mixture: its spectra in a few orientations on the measurement's grid, each with height 1. */
export interface RamanPhase {
  name: string;
  /** Positions in the index, best first. */
  references: number[];
  /** Added to the reference's positions, 1/cm, of each. */
  shifts: number[];
  curves: Float64Array[];
}

/** Phases with their best common scales. */
export interface RamanMixture {
  phases: RamanPhase[];
  /** Intensity of each phase: its orientations, scaled and added. */
  parts: Float64Array[];
  total: Float64Array;
  /** Cosine of the slopes of compressed intensities, as between one reference and the measurement. */
  similarity: number;
}

/** What mixtures are fitted to; made once for a measurement. */
export interface RamanMixtureTarget {
  measurement: PreparedRaman;
  weights: Float64Array;
  length: number;
}

export function ramanMixtureTarget(measurement: PreparedRaman): RamanMixtureTarget {
  const { net, noise, slope } = measurement;
  const top = net.reduce((most, value) => Math.max(most, value), 0);
  const floor = Math.max(3 * noise, 0.03 * top, 1e-300);
  return {
    measurement,
    // Nearly what fitting square roots would do, and still linear: weak bands count.
    weights: net.map((value) => 1 / (value + floor)),
    length: Math.sqrt(dot(slope, slope)),
  };
}

/** Fits all orientations of all phases together by non-negative least squares of weighted intensities. */
export function fitRamanMixture(target: RamanMixtureTarget, phases: RamanPhase[]): RamanMixture {
  const { measurement, weights, length } = target;
  const { net, noise } = measurement;
  const scales = nonNegativeScales(
    net,
    phases.flatMap(({ curves }) => curves),
    weights,
  );
  let at = 0;
  const parts = phases.map(({ curves }) => {
    const part = new Float64Array(net.length);
    for (const curve of curves) {
      const scale = scales[at++] ?? 0;
      if (scale > 0) for (let i = 0; i < part.length; i++) part[i]! += scale * curve[i]!;
    }
    return part;
  });
  const total = new Float64Array(net.length);
  for (const part of parts) for (let i = 0; i < total.length; i++) total[i]! += part[i]!;
  const slope = slopeOf(compressIntensity(total, 3 * noise));
  const own = Math.sqrt(dot(slope, slope));
  const similarity = own > 0 && length > 0 ? dot(slope, measurement.slope) / (own * length) : 0;
  return { phases, parts, total, similarity };
}

/** What a mixture leaves of a measurement, prepared to be searched again: strong bands never fit exactly, so a sixth of them goes as well. */
export function ramanResidual(measurement: PreparedRaman, total: Float64Array): PreparedRaman {
  const net = measurement.net.map((value, i) => Math.max(0, value - 1.15 * total[i]!));
  const root = compressIntensity(net, 3 * measurement.noise);
  return { ...measurement, net, root, slope: slopeOf(root) };
}

function dot(p: Float64Array, q: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]! * q[i]!;
  return sum;
}

/** Value of a curve on the measurement's grid near a position, 1/cm. */
export function heightNear({ first }: PreparedRaman, curve: Float64Array, position: number): number {
  const centre = Math.round((position - first) / fineStep);
  return Math.max(0, curve[centre - 1] ?? 0, curve[centre] ?? 0, curve[centre + 1] ?? 0);
}
