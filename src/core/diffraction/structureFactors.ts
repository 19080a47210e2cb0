import type { CrystalStructure } from '../../contract/data/crystal.js';
import { expandPrimitive } from '../crystal/expandPrimitive.js';
import { scatteringCoefficients, scatteringFactor } from './scatteringFactor.js';
import type { UniqueReflections } from './uniqueReflections.js';

/** Table of exp(2πi n x) for n = 0..limit, atoms side by side. */
function phaseTable(x: Float64Array, limit: number): { cos: Float64Array; sin: Float64Array } {
  const n = x.length;
  const cos = new Float64Array((limit + 1) * n);
  const sin = new Float64Array((limit + 1) * n);
  for (let j = 0; j < n; j++) {
    const c = Math.cos(2 * Math.PI * (x[j] ?? 0));
    const s = Math.sin(2 * Math.PI * (x[j] ?? 0));
    let [re, im] = [1, 0];
    for (let i = 0; i <= limit; i++) {
      cos[i * n + j] = re;
      sin[i * n + j] = im;
      [re, im] = [re * c - im * s, re * s + im * c];
    }
  }
  return { cos, sin };
}

/**
 * |F(hkl)|² of the whole cell in electrons², isotropic displacement factor exp(−B s²) included where the sites state B and it is not
 * to be ignored. Phases come from products of tabulated powers, so no sine is taken per reflection.
 */
export function structureFactors(
  structure: CrystalStructure,
  reflections: UniqueReflections,
  ignoreDisplacement: boolean,
): Float64Array {
  const { sites, centrings } = expandPrimitive(structure);
  // Atoms of the same element and B stand together: their scattering factor is taken once.
  const kindOf = (site: (typeof sites)[number]): string =>
    `${site.element} ${ignoreDisplacement ? 0 : (site.bIso ?? 0)}`;
  const kinds = [...new Set(sites.map(kindOf))];
  const atoms = kinds.flatMap((kind) => sites.filter((site) => kindOf(site) === kind));
  const n = atoms.length;
  const start = kinds.map((kind) => atoms.findIndex((site) => kindOf(site) === kind));
  const coefficients = start.map((i) => scatteringCoefficients(atoms[i]?.element ?? ''));
  const displacement = Float64Array.from(start, (i) => (ignoreDisplacement ? 0 : (atoms[i]?.bIso ?? 0)));
  const occupancy = Float64Array.from(atoms, (site) => site.occupancy * centrings.length);
  const { hkl, count, inverseSquare } = reflections;
  const limits = [0, 0, 0];
  for (let i = 0; i < hkl.length; i++) limits[i % 3] = Math.max(limits[i % 3] ?? 0, Math.abs(hkl[i] ?? 0));
  const X = phaseTable(
    Float64Array.from(atoms, (site) => site.x),
    limits[0] ?? 0,
  );
  const Y = phaseTable(
    Float64Array.from(atoms, (site) => site.y),
    limits[1] ?? 0,
  );
  const Z = phaseTable(
    Float64Array.from(atoms, (site) => site.z),
    limits[2] ?? 0,
  );
  const [cx, sx, cy, sy, cz, sz] = [X.cos, X.sin, Y.cos, Y.sin, Z.cos, Z.sin];
  const result = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const h = hkl[3 * i]!;
    const k = hkl[3 * i + 1]!;
    const l = hkl[3 * i + 2]!;
    const s2 = inverseSquare[i]! / 4;
    const [hs, ks, ls] = [h < 0 ? -1 : 1, k < 0 ? -1 : 1, l < 0 ? -1 : 1];
    const [ho, ko, lo] = [Math.abs(h) * n, Math.abs(k) * n, Math.abs(l) * n];
    let re = 0;
    let im = 0;
    for (let kind = 0; kind < kinds.length; kind++) {
      let [sumRe, sumIm] = [0, 0];
      const end = kind + 1 < kinds.length ? start[kind + 1]! : n;
      for (let j = start[kind]!; j < end; j++) {
        const a = cx[ho + j]!;
        const b = hs * sx[ho + j]!;
        const c = cy[ko + j]!;
        const d = ks * sy[ko + j]!;
        const pr = a * c - b * d;
        const pi = a * d + b * c;
        const e = cz[lo + j]!;
        const f = ls * sz[lo + j]!;
        const weight = occupancy[j]!;
        sumRe += weight * (pr * e - pi * f);
        sumIm += weight * (pr * f + pi * e);
      }
      let strength = scatteringFactor(coefficients[kind]!, s2);
      if (displacement[kind]! > 0) strength *= Math.exp(-displacement[kind]! * s2);
      re += strength * sumRe;
      im += strength * sumIm;
    }
    result[i] = re * re + im * im;
  }
  return result;
}
