/** A tensor of TensorFlow: lives in native memory until it is disposed of. */
export interface Tensor {
  readonly shape: number[];
  readonly size: number;
  /** A copy of the numbers; waits for them. */
  dataSync(): Float32Array;
  dispose(): void;
}

export type Padding = 'same' | 'valid';
type Operand = Tensor | number;
type Pair = [number, number];

/**
 * The part of TensorFlow.js that the trainer uses. Written down here because the library itself is not installed beside the sources
 * (it comes by `scripts/lib/ensureTensorflow.mjs`), and because a narrow door shows what a change of version has to keep.
 */
export interface Tf {
  tensor(values: Float32Array | Int32Array, shape: number[]): Tensor;
  tidy<T>(work: () => T): T;
  keep(tensor: Tensor): Tensor;
  dispose(tensors: Tensor | Tensor[]): void;
  memory(): { numTensors: number; numBytes: number };
  backend(): { binding?: { TF_Version?: string } };
  getBackend(): string;
  version: Record<string, string>;

  grad(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor;
  valueAndGrads(f: (...xs: Tensor[]) => Tensor): (xs: Tensor[]) => { value: Tensor; grads: Tensor[] };
  customGrad(
    f: (...args: never[]) => { value: Tensor; gradFunc: (dy: Tensor, saved: Tensor[]) => Tensor[] },
  ): (...xs: Tensor[]) => Tensor;

  conv2d(x: Tensor, kernel: Tensor, strides: Pair, padding: Padding): Tensor;
  maxPool(x: Tensor, size: Pair, strides: Pair, padding: Padding): Tensor;
  avgPool(x: Tensor, size: Pair, strides: Pair, padding: Padding): Tensor;
  matMul(a: Tensor, b: Tensor): Tensor;
  add(a: Operand, b: Operand): Tensor;
  sub(a: Operand, b: Operand): Tensor;
  mul(a: Operand, b: Operand): Tensor;
  div(a: Operand, b: Operand): Tensor;
  square(x: Tensor): Tensor;
  rsqrt(x: Tensor): Tensor;
  abs(x: Tensor): Tensor;
  neg(x: Tensor): Tensor;
  sum(x: Tensor, axis?: number[]): Tensor;
  mean(x: Tensor, axis?: number[]): Tensor;
  max(x: Tensor, axis?: number[]): Tensor;
  equal(a: Tensor, b: Tensor): Tensor;
  cast(x: Tensor, type: 'float32'): Tensor;
  concat(tensors: Tensor[], axis: number): Tensor;
  reshape(x: Tensor, shape: number[]): Tensor;
  slice(x: Tensor, begin: number[], size: number[]): Tensor;
  relu(x: Tensor): Tensor;
  leakyRelu(x: Tensor, slope: number): Tensor;
  elu(x: Tensor): Tensor;
  erf(x: Tensor): Tensor;
  tanh(x: Tensor): Tensor;
  sigmoid(x: Tensor): Tensor;
  softmax(x: Tensor): Tensor;
  logSoftmax(x: Tensor): Tensor;
  softplus(x: Tensor): Tensor;
}
