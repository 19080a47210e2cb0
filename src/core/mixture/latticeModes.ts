import type { LineList } from '../../contract/data/crystal.js';

/** How the lines of a reference move when its lattice changes, known from the Miller indices and spacings alone. */
export interface LatticeModes {
  /** Independent relative changes: 1 for cubic and unknown cells, 2 with one unique axis, 3 for the rest. */
  count: number;
  /** ∂ln d / ∂ε of line k for change m at [count · k + m]; the changes of a line add up to 1. */
  response: Float64Array;
  /** cos² of the angle between line k and the direction m that crystals may lie along, [directions · k + m]. */
  cosines: Float64Array;
  directions: number;
}

/** Largest relative misfit of 1/d² by a metric for the indices to be believed. */
const largestMisfit = 2e-3;

/**
 * The reciprocal metric that the indices and spacings of a line list obey, by least squares, split into what the crystal system lets change:
 * a = b = c together, a = b and c, or all three. Lists without usable indices only scale as a whole.
 */
export function latticeModes({ dSpacing, hkl }: Pick<LineList, 'dSpacing' | 'hkl'>): LatticeModes {
  const lines = dSpacing.length;
  const isotropic: LatticeModes = {
    count: 1,
    response: new Float64Array(lines).fill(1),
    cosines: new Float64Array(0),
    directions: 0,
  };
  if (hkl.length !== 3 * lines || lines === 0) return isotropic;
  const metric = fitMetric(dSpacing, hkl);
  if (!metric) return isotropic;
  const [g11, g22, g33, g12, g13, g23] = metric as [number, number, number, number, number, number];
  const same = (p: number, q: number): boolean => Math.abs(p - q) < 1e-3 * Math.abs(g11);
  const allEqual = same(g11, g22) && same(g11, g33) && same(g12, g13) && same(g12, g23);
  if (allEqual) return isotropic;
  const uniaxial = same(g11, g22) && same(g13, 0) && same(g23, 0);
  const count = uniaxial ? 2 : 3;
  const directions = uniaxial ? [2] : [0, 1, 2];
  const response = new Float64Array(count * lines);
  const cosines = new Float64Array(directions.length * lines);
  for (let k = 0; k < lines; k++) {
    const [h, l, m] = [hkl[3 * k]!, hkl[3 * k + 1]!, hkl[3 * k + 2]!];
    // Component of the reciprocal vector along each reciprocal axis, times that axis: they add up to 1/d².
    const along = [
      h * (h * g11 + l * g12 + m * g13),
      l * (h * g12 + l * g22 + m * g23),
      m * (h * g13 + l * g23 + m * g33),
    ];
    const square = along[0]! + along[1]! + along[2]!;
    if (!(square > 0)) return isotropic;
    if (uniaxial) {
      response[2 * k] = (along[0]! + along[1]!) / square;
      response[2 * k + 1] = along[2]! / square;
    } else for (let j = 0; j < 3; j++) response[3 * k + j] = along[j]! / square;
    const projected = [h * g11 + l * g12 + m * g13, h * g12 + l * g22 + m * g23, h * g13 + l * g23 + m * g33];
    const own = [g11, g22, g33];
    directions.forEach((axis, j) => {
      cosines[directions.length * k + j] = Math.min(1, projected[axis]! ** 2 / (square * own[axis]!));
    });
  }
  return { count, response, cosines, directions: directions.length };
}

/** The six numbers of 1/d² = hᵀ g h (g11 g22 g33 g12 g13 g23), or undefined where no metric fits. */
function fitMetric(dSpacing: Float64Array, hkl: ArrayLike<number>): number[] | undefined {
  const rows = Math.min(dSpacing.length, 120);
  const gram = Array.from({ length: 6 }, () => new Float64Array(7));
  const design = (k: number): number[] => {
    const [h, l, m] = [hkl[3 * k]!, hkl[3 * k + 1]!, hkl[3 * k + 2]!];
    return [h * h, l * l, m * m, 2 * h * l, 2 * h * m, 2 * l * m];
  };
  let weightSum = 0;
  for (let k = 0; k < rows; k++) {
    const row = design(k);
    const value = 1 / dSpacing[k]! ** 2;
    const weight = 1 / (value * value);
    weightSum += weight * row.reduce((sum, x) => sum + x * x, 0);
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) gram[i]![j]! += weight * row[i]! * row[j]!;
      gram[i]![6]! += weight * row[i]! * value;
    }
  }
  // One representative of each family leaves cross terms of high symmetry open: the smallest metric is the one meant, but for 60° and 120°.
  for (let i = 0; i < 6; i++) gram[i]![i]! += 1e-9 * weightSum;
  const metric = solve(gram);
  if (!metric || metric.slice(0, 3).some((g) => !(g > 0))) return undefined;
  for (let k = 0; k < rows; k++) {
    const square = design(k).reduce((sum, x, i) => sum + x * metric[i]!, 0);
    if (Math.abs(square * dSpacing[k]! ** 2 - 1) > largestMisfit) return undefined;
  }
  return metric;
}

function solve(rows: Float64Array[]): number[] | undefined {
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const head = rows[i]![i]!;
    if (Math.abs(head) < 1e-300) return undefined;
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const factor = rows[r]![i]! / head;
      if (factor !== 0) for (let c = i; c <= n; c++) rows[r]![c]! -= factor * rows[i]![c]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}
