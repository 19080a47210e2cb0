import type { LineList } from '../../../contract/data/crystal.js';
import type { Radiation, Spectrum } from '../../../contract/data/spectrum.js';
import type { XrdReference } from '../xrdReferences.js';

export const copper: Radiation = {
  label: 'Cu Kα',
  wavelength: 1.540593,
  wavelengthAlpha2: 1.544427,
  alpha2Ratio: 0.5,
  origin: 'assumed',
};

/** Repeatable random numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An invented tetragonal phase: lines at the d-spacings of its cell with random strengths. */
export function inventPhase(
  name: string,
  a: number,
  c: number,
  seed: number,
  elements: string[] = ['Ti', 'O'],
): XrdReference {
  const random = randomFrom(seed);
  const found: { d: number; intensity: number; hkl: [number, number, number] }[] = [];
  for (let h = 0; h <= 5; h++) {
    for (let k = 0; k <= h; k++) {
      for (let l = 0; l <= 8; l++) {
        if ((h + k + l) % 2 === 1 || h + k + l === 0) continue;
        const d = 1 / Math.sqrt((h * h + k * k) / (a * a) + (l * l) / (c * c));
        if (d < 0.9) continue;
        found.push({ d, intensity: 10 + 990 * random() ** 2, hkl: [h, k, l] });
      }
    }
  }
  found.sort((p, q) => q.d - p.d);
  const lines: LineList = {
    dSpacing: Float64Array.from(found, (line) => line.d),
    intensity: Float64Array.from(found, (line) => line.intensity),
    hkl: Int16Array.from(found.flatMap((line) => line.hkl)),
    multiplicity: Uint16Array.from(found, () => 8),
  };
  return {
    summary: {
      id: name,
      libraryId: 'test',
      technique: 'xrd',
      name,
      formula: name,
      elements,
      source: 'invented',
      verification: [],
    },
    lines,
  };
}

export interface Simulation {
  zeroShift?: number;
  latticeStrain?: number;
  fwhm?: number;
  counts?: number;
  background?: number;
  /** Largest factor by which single lines are weakened or strengthened. */
  texture?: number;
  seed?: number;
}

/** A measured-looking pattern of phases: Gaussian lines of both Kα wavelengths, sloping background, counting noise. 10-80°, step 0.02°. */
export function simulatePowder(
  phases: readonly { reference: XrdReference; share: number }[],
  options: Simulation = {},
): Spectrum {
  const {
    zeroShift = 0,
    latticeStrain = 0,
    fwhm = 0.15,
    counts = 5000,
    background = 100,
    texture = 1,
    seed = 1,
  } = options;
  const random = randomFrom(seed);
  const x = Float64Array.from({ length: 3501 }, (_, i) => 10 + 0.02 * i);
  const pattern = new Float64Array(x.length);
  for (const { reference, share } of phases) {
    const { dSpacing, intensity } = reference.lines;
    dSpacing.forEach((d, k) => {
      const factor = texture ** (2 * random() - 1);
      for (const [wavelength, part] of [
        [1.540593, 2 / 3],
        [1.544427, 1 / 3],
      ] as const) {
        const sine = wavelength / (2 * d * (1 + latticeStrain));
        if (sine >= 1) continue;
        const theta = Math.asin(sine);
        const centre = (360 / Math.PI) * theta + zeroShift;
        const lp = (1 + Math.cos(2 * theta) ** 2) / (Math.sin(theta) ** 2 * Math.cos(theta));
        x.forEach((at, i) => {
          const u = (at - centre) / fwhm;
          if (Math.abs(u) < 4)
            pattern[i]! += share * part * factor * (intensity[k] ?? 0) * lp * Math.exp(-4 * Math.LN2 * u * u);
        });
      }
    });
  }
  const top = pattern.reduce((most, value) => Math.max(most, value), 1e-9);
  const y = pattern.map((value, i) => {
    const expected = (value / top) * counts + background * (1 + 0.5 * Math.exp(-i / 800));
    const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(expected + gauss * Math.sqrt(expected)));
  });
  return { technique: 'xrd', unit: 'twoTheta', x, y };
}

/** Forty invented phases, the first two a rutile-like and an anatase-like cell. */
export function inventLibrary(): XrdReference[] {
  const elements = [
    ['Ti', 'O'],
    ['Fe', 'S'],
    ['Pb', 'Se', 'O'],
    ['Li', 'Mn', 'O'],
    ['Na', 'Cl'],
  ];
  const random = randomFrom(99);
  return Array.from({ length: 40 }, (_, i) =>
    i === 0
      ? inventPhase('A', 4.6, 2.96, 7)
      : i === 1
        ? inventPhase('B', 3.78, 9.51, 8)
        : inventPhase(`X${i}`, 3.2 + 4 * random(), 3 + 8 * random(), 100 + i, elements[i % 5]),
  );
}
