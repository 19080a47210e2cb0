import type { Cell } from '../../contract/data/crystal.js';
import { metricTensor, type SymmetricMatrix } from './metricTensor.js';

/** Metric of reciprocal space, Å⁻²: 1/d² = hᵀG*h. Inverse of the direct metric. */
export function reciprocalMetric(cell: Cell): SymmetricMatrix {
  const [g11, g22, g33, g12, g13, g23] = metricTensor(cell);
  const determinant = g11 * (g22 * g33 - g23 * g23) - g12 * (g12 * g33 - g23 * g13) + g13 * (g12 * g23 - g22 * g13);
  return [
    (g22 * g33 - g23 * g23) / determinant,
    (g11 * g33 - g13 * g13) / determinant,
    (g11 * g22 - g12 * g12) / determinant,
    (g13 * g23 - g12 * g33) / determinant,
    (g12 * g23 - g13 * g22) / determinant,
    (g12 * g13 - g11 * g23) / determinant,
  ];
}
