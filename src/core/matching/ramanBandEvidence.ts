import { fineStep, type PreparedRaman } from './ramanFeatures.js';
import { heightNear, type RamanMixture } from './ramanMixture.js';
import { ramanPeaks } from './ramanPeaks.js';

export interface RamanBandEvidence {
  /** Bands it alone explains, found and missing, and bands it shares with others. */
  sole: number;
  missing: number;
  shared: number;
  /** Natural logarithm of how much likelier its own bands are with it than by chance. */
  evidence: number;
  /** Where the bands lie that it alone explains, 1/cm. */
  positions: number[];
}

/** Farthest a predicted band may be from a measured one, 1/cm. */
const tolerance = 8;

const ofMeasurement = new WeakMap<PreparedRaman, { position: number; height: number }[]>();

/**
 * Which bands of the measurement phase `own` of a mixture alone explains: there the other phases together predict less than a third of what it does,
 * and none of their spectra has a band as strong as its. So another orientation of a phase that is there is no reason for one more.
 */
export function ramanBandEvidence(
  measurement: PreparedRaman,
  { phases, parts, total }: RamanMixture,
  own: number,
): RamanBandEvidence {
  let bands = ofMeasurement.get(measurement);
  if (!bands) ofMeasurement.set(measurement, (bands = ramanPeaks(measurement)));
  const top = measurement.net.reduce((most, value) => Math.max(most, value), 0);
  const visible = Math.max(5 * measurement.noise, 0.03 * top);
  const part = parts[own]!;
  const rivals = phases.flatMap(({ curves }, k) => {
    if (k === own) return [];
    const tall = parts[k]!.reduce((most, value) => Math.max(most, value), 0);
    return curves.map((curve) => ({ curve, tall }));
  });
  const result: RamanBandEvidence = { sole: 0, missing: 0, shared: 0, evidence: 0, positions: [] };
  const range = Math.max(1, measurement.net.length * fineStep);
  const chance = Math.min(0.9, (bands.length * 2 * tolerance) / range);
  for (const position of crests(measurement, part)) {
    const height = heightNear(measurement, part, position);
    if (height < visible) continue;
    const others = heightNear(measurement, total, position) - height;
    if (
      others > height / 3 ||
      rivals.some(({ curve, tall }) => tall * heightNear(measurement, curve, position) >= height)
    ) {
      result.shared++;
      continue;
    }
    const found = bands.some(
      (band) =>
        Math.abs(band.position - position) <= tolerance &&
        band.height < 4 * height &&
        heightNear(measurement, part, band.position) > 0.5 * height,
    );
    if (found) {
      result.sole++;
      result.positions.push(position);
      result.evidence -= Math.log(chance);
    } else {
      result.missing++;
      result.evidence += Math.log(0.2 / (1 - chance));
    }
  }
  return result;
}

/** Positions of the maxima of a curve, 1/cm. */
function crests({ first }: PreparedRaman, curve: Float64Array): number[] {
  const positions: number[] = [];
  for (let i = 2; i < curve.length - 2; i++) {
    const value = curve[i]!;
    if (value > curve[i - 1]! && value >= curve[i + 1]! && value > curve[i - 2]! && value > curve[i + 2]!)
      positions.push(first + i * fineStep);
  }
  return positions;
}
