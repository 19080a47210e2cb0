import { compressIntensity } from './compressIntensity.js';
import { fineStep, slopeOf, type PreparedRaman } from './ramanFeatures.js';
import { onGridOf } from './rankRaman.js';

/** Uniform numbers from 0 to 1 and normal ones of deviation 1. */
export interface RandomSource {
  uniform(): number;
  normal(): number;
}

/** How far one specimen may differ from another of its mineral. */
export interface RamanAugmentation {
  /** Largest shift, 1/cm, and largest relative stretch about 800 1/cm. */
  shift: number;
  stretch: number;
  /** Chance that another orientation is mixed in. */
  mixing: number;
  /** Deviation of the logarithm of a smooth change of intensities. */
  modulation: number;
  /** Largest noise and largest left baseline, parts of the strongest band. */
  noise: number;
  baseline: number;
}

export const usualRamanAugmentation: RamanAugmentation = {
  shift: 5,
  stretch: 0.004,
  mixing: 0.5,
  modulation: 0.3,
  noise: 0.03,
  baseline: 0.02,
};

/** A spectrum as another specimen of the mineral might give it: `other` is a second spectrum of the same mineral. */
export function augmentRaman(
  own: PreparedRaman,
  other: PreparedRaman,
  random: RandomSource,
  options: RamanAugmentation = usualRamanAugmentation,
): PreparedRaman {
  const count = own.net.length;
  const share = random.uniform() < options.mixing ? 0.7 * random.uniform() ** 1.5 : 0;
  const second = onGridOf(own, other, 0).values;
  const tops = [largest(own.net), largest(second)] as const;
  const mixed = own.net.map(
    (value, i) => ((1 - share) * value) / (tops[0] || 1) + (share * second[i]!) / (tops[1] || 1),
  );
  const shift = options.shift * (2 * random.uniform() - 1);
  const stretch = options.stretch * (2 * random.uniform() - 1);
  const knots = Float64Array.from({ length: Math.ceil((count * fineStep) / 100) + 2 }, () =>
    Math.exp(options.modulation * random.normal()),
  );
  const noise = options.noise * random.uniform() ** 2;
  const height = options.baseline * random.uniform();
  const [tilt, bend] = [random.normal(), random.normal()];
  const net = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const position = i - (shift + stretch * (own.first + i * fineStep - 800)) / fineStep;
    const knot = (i * fineStep) / 100;
    const t = (2 * i) / count - 1;
    const left = Math.max(0, Math.min(2, 1 + tilt * t + bend * t * t));
    net[i] = Math.max(0, at(mixed, position) * at(knots, knot) + height * left + noise * random.normal());
  }
  const root = compressIntensity(net, 3 * Math.max(noise, own.noise / (tops[0] || 1)));
  // Instruments start and end elsewhere.
  const low = random.uniform() < 0.4 ? Math.floor((random.uniform() * 140) / fineStep) : 0;
  const high = count - (random.uniform() < 0.3 ? Math.floor((random.uniform() * 300) / fineStep) : 0);
  const kept = root.subarray(low, Math.max(low + 50, high));
  return {
    ...own,
    first: own.first + low * fineStep,
    net: net.subarray(low, low + kept.length),
    root: kept,
    slope: slopeOf(kept),
  };
}

function largest(curve: Float64Array): number {
  return curve.reduce((most, value) => Math.max(most, value), 0);
}

/** Straight line between points; the ends are continued flat. */
function at(curve: Float64Array, position: number): number {
  const inside = Math.max(0, Math.min(curve.length - 1, position));
  const low = Math.min(curve.length - 2, Math.floor(inside));
  const t = inside - low;
  return curve[low]! * (1 - t) + curve[low + 1]! * t;
}
