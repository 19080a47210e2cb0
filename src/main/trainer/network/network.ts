import { LabError, type ActivationName, type ArchitectureSpec, type WeightArray } from '../../../contract/index.js';
import { headOf } from '../../../core/architectures/headOf.js';
import { planNetwork, type Parameter, type PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { firstWeights } from '../seeded/firstWeights.js';
import type { Tensor, Tf } from '../tensorflow/tf.js';
import { applyLayer, type Pass } from './applyLayer.js';
import { outputsOf } from './outputsOf.js';
import { weightsFor } from './weightsFor.js';

/**
 * A network with its weights. They live here as plain numbers, which checkpoints, optimisers and comparisons want, and for TensorFlow
 * as one tensor each, which {@link put} replaces.
 */
export class Network {
  readonly plan: PlannedLayer[];
  readonly parameters: Parameter[];
  /** What the last layer ends with; losses start from the numbers before it. */
  readonly head: ActivationName;
  private readonly numbers = new Map<string, Float32Array>();
  private readonly tensors = new Map<string, Tensor>();

  /** With weights that the seed decides. @throws LabError `invalid-input` where the layers do not fit together */
  constructor(
    readonly tf: Tf,
    readonly spec: ArchitectureSpec,
    seed = 0,
  ) {
    this.plan = planNetwork(spec);
    this.parameters = this.plan.flatMap(({ parameters }) => parameters);
    this.head = headOf(spec);
    for (const { name, values } of firstWeights(this.parameters, seed)) this.put(name, values);
  }

  /** Numbers of the output of one spectrum. */
  get outputs(): number {
    return outputsOf(this.spec, this.plan);
  }

  /** The numbers themselves, not a copy: whoever changes them calls {@link put}. */
  get(name: string): Float32Array {
    const found = this.numbers.get(name);
    if (!found) throw new LabError('internal', `The network has no parameter ${name}.`);
    return found;
  }

  put(name: string, values: Float32Array): void {
    const shape = this.parameters.find((parameter) => parameter.name === name)?.shape ?? [];
    this.numbers.set(name, values);
    this.tensors.get(name)?.dispose();
    // Kernels of one dimension are those of two with a height of one. A copy: TensorFlow reads it later.
    const tensor = this.tf.tensor(values.slice(), shape.length === 3 ? [1, ...shape] : shape);
    this.tensors.set(name, this.tf.keep(tensor));
  }

  tensor(name: string): Tensor {
    const found = this.tensors.get(name);
    if (!found) throw new LabError('internal', `The network has no parameter ${name}.`);
    return found;
  }

  /** @throws LabError `invalid-input` when they are those of another network */
  load(weights: readonly WeightArray[]): void {
    for (const [name, values] of weightsFor(this.parameters, weights)) this.put(name, values.slice());
  }

  /** A copy of all weights. */
  weights(): WeightArray[] {
    return this.parameters.map(({ name, shape }) => ({ name, shape: [...shape], values: this.get(name).slice() }));
  }

  /** A batch of spectra as a tensor, row after row. */
  input(spectra: Float32Array): Tensor {
    const { inputLength } = this.spec;
    return this.tf.tensor(spectra, [spectra.length / inputLength, 1, inputLength, 1]);
  }

  /** Layers `from` to `to` (not included). `logits` leaves the activation of the last layer of the network out. */
  forward(x: Tensor, options: { from?: number; to?: number; logits?: boolean; pass?: Partial<Pass> } = {}): Tensor {
    const { from = 0, to = this.plan.length, logits = false } = options;
    const pass: Pass = {
      tf: this.tf,
      weight: (name) => this.tensor(name),
      ...(logits ? { bare: this.plan.at(-1) } : {}),
      ...options.pass,
    };
    return this.plan.slice(from, to).reduce((y, layer) => applyLayer(pass, layer, y), x);
  }

  dispose(): void {
    for (const tensor of this.tensors.values()) tensor.dispose();
    this.tensors.clear();
  }
}
