import type { SymmetricMatrix } from '../../crystal/metricTensor.js';

type Direction = readonly [number, number, number];

/**
 * What a preferred orientation leaves of a line: 1 where its planes are parallel to the preferred ones, 1 - texture where they stand
 * across, between them by the cosine. One member of the family stands for all, as in N. J. Szymanski et al., Chem. Mater. 33 (2021) 4204,
 * doi 10.1021/acs.chemmater.1c01071.
 *
 * @param metric reciprocal, Å⁻²
 */
export function textureFactor(hkl: Direction, preferred: Direction, metric: SymmetricMatrix, texture: number): number {
  const cosine = dot(hkl, preferred, metric) / Math.sqrt(dot(hkl, hkl, metric) * dot(preferred, preferred, metric));
  return 1 - texture * (1 - Math.min(1, Math.abs(cosine)));
}

function dot(p: Direction, q: Direction, [g11, g22, g33, g12, g13, g23]: SymmetricMatrix): number {
  const straight = p[0] * q[0] * g11 + p[1] * q[1] * g22 + p[2] * q[2] * g33;
  const across = (i: 0 | 1 | 2, j: 0 | 1 | 2): number => p[i] * q[j] + p[j] * q[i];
  return straight + across(0, 1) * g12 + across(0, 2) * g13 + across(1, 2) * g23;
}
