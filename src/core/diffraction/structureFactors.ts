import type { CrystalStructure } from '../../contract/data/crystal.js';
import type { PrimitiveContents } from '../crystal/expandPrimitive.js';
import { phaseTable } from './phaseTable.js';
import { scatterers } from './scatterers.js';
import { scatteringFactor } from './scatteringFactor.js';
import type { UniqueReflections } from './uniqueReflections.js';

/**
 * |F(hkl)|² of the whole cell in electrons², isotropic displacement factor exp(−B s²) included where the sites state B and it is not
 * to be ignored. Phases come from products of tabulated powers, so no sine is taken per reflection; with an inversion centre at the origin
 * half the atoms and their cosines are enough.
 */
export function structureFactors(
  structure: CrystalStructure,
  reflections: UniqueReflections,
  ignoreDisplacement: boolean,
  contents: PrimitiveContents,
): Float64Array {
  const atoms = scatterers(structure, contents, ignoreDisplacement);
  const { count: n, weight, starts, element, displacement, coefficients, real } = atoms;
  const { hkl, count, inverseSquare } = reflections;
  const limits = [0, 0, 0];
  for (let i = 0; i < hkl.length; i++) limits[i % 3] = Math.max(limits[i % 3]!, Math.abs(hkl[i]!));
  const { cos: cx, sin: sx } = phaseTable(atoms.x, limits[0]!);
  const { cos: cy, sin: sy } = phaseTable(atoms.y, limits[1]!);
  const { cos: cz, sin: sz } = phaseTable(atoms.z, limits[2]!);
  const strengths = new Float64Array(coefficients.length);
  const result = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const h = hkl[3 * i]!;
    const k = hkl[3 * i + 1]!;
    const l = hkl[3 * i + 2]!;
    const s2 = inverseSquare[i]! / 4;
    const hs = h < 0 ? -1 : 1;
    const ks = k < 0 ? -1 : 1;
    const ls = l < 0 ? -1 : 1;
    const ho = Math.abs(h) * n;
    const ko = Math.abs(k) * n;
    const lo = Math.abs(l) * n;
    for (let e = 0; e < strengths.length; e++) strengths[e] = scatteringFactor(coefficients[e]!, s2);
    let re = 0;
    let im = 0;
    for (let kind = 0; kind < element.length; kind++) {
      let sumRe = 0;
      let sumIm = 0;
      const end = starts[kind + 1]!;
      for (let j = starts[kind]!; j < end; j++) {
        const a = cx[ho + j]!;
        const b = hs * sx[ho + j]!;
        const c = cy[ko + j]!;
        const d = ks * sy[ko + j]!;
        const pr = a * c - b * d;
        const pi = a * d + b * c;
        const e = cz[lo + j]!;
        const f = ls * sz[lo + j]!;
        sumRe += weight[j]! * (pr * e - pi * f);
        if (!real) sumIm += weight[j]! * (pr * f + pi * e);
      }
      let strength = strengths[element[kind]!]!;
      const b = displacement[kind]!;
      if (b > 0) strength *= Math.exp(-b * s2);
      re += strength * sumRe;
      im += strength * sumIm;
    }
    result[i] = re * re + im * im;
  }
  return result;
}
