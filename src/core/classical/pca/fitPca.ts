import type { PcaOptions } from '../../../contract/data/classical.js';
import { LabError } from '../../../contract/data/errors.js';
import type { Matrix } from '../matrix.js';
import { crossProducts } from './crossProducts.js';
import { symmetricEigen } from './symmetricEigen.js';

/** Principal components of the training data. */
export interface PcaModel {
  kind: 'pca';
  columns: number;
  mean: Float64Array;
  /** Unit vectors, components × columns; in each the element of largest size is positive, as in scikit-learn. */
  components: Float32Array;
  /** Variance along each kept component (divisor rows − 1), largest first. */
  explainedVariance: Float64Array;
  /** Sum over all components, kept or not. */
  totalVariance: number;
}

/**
 * Principal component analysis by the eigenvectors of the covariance (or, with fewer rows than columns, of the rows' dot products), eigenvalues all at once,
 * vectors only of the components kept. Sums of squares run in single precision over 256 values at a time and in double precision beyond.
 */
export function fitPca(x: Matrix, options: PcaOptions): PcaModel {
  const { rows, columns } = x;
  const most = Math.min(rows, columns);
  const wanted = options.components ?? most;
  if (rows < 2 || !(wanted > 0) || wanted > most || (wanted > 1 && !Number.isInteger(wanted))) {
    throw new LabError(
      'invalid-input',
      `PCA of ${rows} spectra with ${columns} points has 1 to ${most} components, and ${wanted} were asked for: choose a whole number in that range, or a share of the variance below 1.`,
    );
  }
  const mean = columnMeans(x);
  const wide = rows < columns;
  // Columns (or rows) against each other: either way a symmetric matrix of the smaller side with the same eigenvalues.
  const products = crossProducts(x, mean, wide);
  const { values, vectors } = symmetricEigen(products, most, (all) => countComponents(all, wanted));
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0) / (rows - 1);
  const components = new Float32Array(vectors.length * columns);
  vectors.forEach((vector, k) => {
    const direction = wide ? throughRows(vector, x, mean) : vector;
    components.set(pointed(direction), k * columns);
  });
  return {
    kind: 'pca',
    columns,
    mean,
    components,
    explainedVariance: Float64Array.from(vectors, (_, k) => Math.max(0, values[k]!) / (rows - 1)),
    totalVariance: total,
  };
}

/** The fewest components that explain more than the share, as scikit-learn counts; or the number itself. */
function countComponents(values: Float64Array, wanted: number): number {
  if (wanted >= 1) return wanted;
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let sum = 0;
  let count = 0;
  while (count < values.length && sum <= wanted * total) sum += Math.max(0, values[count++]!);
  return Math.max(1, count);
}

function columnMeans({ data, rows, columns }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    for (let i = 0; i < columns; i++) mean[i]! += data[from + i]!;
  }
  return mean.map((sum) => sum / rows);
}

/** The component that belongs to an eigenvector of the rows' products: those shares of all rows, at unit length. */
function throughRows(vector: Float64Array, { data, rows, columns }: Matrix, mean: Float64Array): Float64Array {
  const sum = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const share = vector[row]!;
    const from = row * columns;
    for (let i = 0; i < columns; i++) sum[i]! += share * (data[from + i]! - mean[i]!);
  }
  const length = Math.sqrt(sum.reduce((all, value) => all + value * value, 0));
  return length > 0 ? sum.map((value) => value / length) : sum;
}

function pointed(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const value of vector) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? vector.map((value) => -value) : vector;
}
