/** g11 g22 g33 g12 g13 g23 of 1/d² = hᵀ g h, 1/Å². */
export type ReciprocalMetric = readonly [number, number, number, number, number, number];

/** Largest relative misfit of 1/d² by a metric for the indices to be believed. */
const largestMisfit = 2e-3;

/** The six numbers of 1/d² = hᵀ g h (g11 g22 g33 g12 g13 g23), or undefined where no metric fits. */
export function metricOfLines(dSpacing: Float64Array, hkl: ArrayLike<number>): ReciprocalMetric | undefined {
  if (hkl.length !== 3 * dSpacing.length || dSpacing.length === 0) return undefined;
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
  return metric as unknown as ReciprocalMetric;
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
