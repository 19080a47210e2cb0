/** One case of a calibration: features that are larger where it is likelier right, and whether it was. */
export interface LabelledCase {
  features: readonly number[];
  right: boolean;
  /** How many cases it stands for, 1 unless told. */
  weight?: number;
}

export interface Logistic {
  intercept: number;
  weights: number[];
}

/** Logistic regression with weights ≥ 0 and a small ridge on standardised features, by projected gradient descent; in the features' own units. */
export function fitLogistic(cases: readonly LabelledCase[], ridge = 1): Logistic {
  const n = cases[0]?.features.length ?? 0;
  const mean = Array.from({ length: n }, (_, j) => average(cases.map(({ features }) => features[j]!)));
  const spread = mean.map((m, j) => Math.sqrt(average(cases.map(({ features }) => (features[j]! - m) ** 2))) || 1);
  const rows = cases.map(({ features }) => features.map((value, j) => (value - mean[j]!) / spread[j]!));
  let intercept = 0;
  let weights = new Array<number>(n).fill(0);
  const rate = 2 / cases.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (let round = 0; round < 4000; round++) {
    let slope = 0;
    const slopes = weights.map((weight) => ridge * weight);
    rows.forEach((row, i) => {
      const { right, weight = 1 } = cases[i]!;
      const error = weight * (sigmoid(intercept + dot(row, weights)) - Number(right));
      slope += error;
      row.forEach((value, j) => (slopes[j]! += error * value));
    });
    intercept -= rate * slope;
    weights = weights.map((weight, j) => Math.max(0, weight - rate * slopes[j]!));
  }
  const own = weights.map((weight, j) => weight / spread[j]!);
  return { intercept: intercept - dot(own, mean), weights: own };
}

export const valueOf = ({ intercept, weights }: Logistic, features: readonly number[]): number =>
  intercept + dot(features, weights);

interface Pool {
  values: number[];
  right: number;
  weight: number;
}

/** Share right by value: pools of `least` neighbouring cases, joined until they rise (pool adjacent violators); one right and one wrong case are added to each. */
export function riseTable(
  values: readonly number[],
  right: readonly boolean[],
  least: number,
  weights: readonly number[] = values.map(() => 1),
): [number, number][] {
  const order = [...values.keys()].sort((p, q) => values[p]! - values[q]!);
  const pools: Pool[] = [];
  for (let i = 0; i < order.length;) {
    const end = order.length - i < 2 * least ? order.length : i + least;
    const part = order.slice(i, end);
    const weightOf = (which: readonly number[]): number => which.reduce((sum, p) => sum + weights[p]!, 0);
    pools.push({
      values: part.map((p) => values[p]!),
      right: weightOf(part.filter((p) => right[p])),
      weight: weightOf(part),
    });
    i = end;
  }
  const share = (pool: Pool): number => (pool.right + 1) / (pool.weight + 2);
  for (let i = 1; i < pools.length;) {
    if (share(pools[i]!) >= share(pools[i - 1]!)) {
      i++;
      continue;
    }
    const [joined] = pools.splice(i, 1);
    const before = pools[i - 1]!;
    before.values.push(...joined!.values);
    before.right += joined!.right;
    before.weight += joined!.weight;
    i = Math.max(1, i - 1);
  }
  return pools.map((pool) => [average(pool.values), share(pool)]);
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function dot(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, value, i) => sum + value * q[i]!, 0);
}
