import type { Cell } from '../../contract/data/crystal.js';
import { cifNumber } from './cifNumber.js';
import { metricTensor } from './metricTensor.js';
import type { CifBlock } from './readCifBlocks.js';
import { reciprocalMetric } from './reciprocalMetric.js';

const indices = ['11', '22', '33', '12', '13', '23'];

/**
 * Isotropic equivalents B (Å²) by atom label of the anisotropic displacement parameters U, B or β of a block:
 * U_eq = 1/3 Σᵢⱼ Uᵢⱼ aᵢ* aⱼ* aᵢ·aⱼ (R. X. Fischer, E. Tillmanns, Acta Cryst. C44 (1988) 775), B = 8π²U, B_eq = 4/3 Σᵢⱼ βᵢⱼ aᵢ·aⱼ.
 */
export function equivalentDisplacement(block: CifBlock, cell: Cell): Map<string, number> {
  const direct = metricTensor(cell);
  const reciprocal = reciprocalMetric(cell);
  const star = [0, 1, 2].map((i) => Math.sqrt(reciprocal[i] ?? 0));
  const pairs: [number, number][] = [
    [0, 0],
    [1, 1],
    [2, 2],
    [0, 1],
    [0, 2],
    [1, 2],
  ];
  const result = new Map<string, number>();
  const labels = block.values.get('_atom_site_aniso_label') ?? block.values.get('_atom_site_label') ?? [];
  const kinds: [string, number, boolean][] = [
    ['_atom_site_aniso_u_', (8 * Math.PI ** 2) / 3, true],
    ['_atom_site_aniso_b_', 1 / 3, true],
    ['_atom_site_aniso_beta_', 4 / 3, false],
  ];
  for (const [prefix, factor, dimensionless] of kinds) {
    const columns = indices.map((ij) => block.values.get(prefix + ij));
    if (columns[0] === undefined) continue;
    for (const [row, label] of labels.entries()) {
      let sum = 0;
      for (const [n, [i, j]] of pairs.entries()) {
        const value = cifNumber(columns[n]?.[row]) ?? (n < 3 ? Number.NaN : 0);
        const scale = dimensionless ? (star[i] ?? 0) * (star[j] ?? 0) : 1;
        sum += (i === j ? 1 : 2) * value * scale * (direct[n] ?? 0);
      }
      if (label !== undefined && sum * factor > 0 && !result.has(label)) result.set(label, sum * factor);
    }
  }
  return result;
}
