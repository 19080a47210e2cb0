import {
  LabError,
  type ActivationName,
  type ArchitectureSpec,
  type LossName,
  type OptimiserSpec,
  type WeightArray,
} from '../../../contract/index.js';
import { headOf } from '../../../core/architectures/headOf.js';
import { planNetwork, type Parameter, type PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { spectraAtOnce } from '../explain/spectraAtOnce.js';
import type { Engine, Score } from '../fit/engine.js';
import { checkLoss } from '../fit/checkLoss.js';
import type { OptimiserState } from '../fit/optimiser.js';
import type { Batch } from '../fit/samples.js';
import type { StepResult } from '../fit/trainStep.js';
import { outputsOf } from '../network/outputsOf.js';
import { weightsFor } from '../network/weightsFor.js';
import { deriveSeed } from '../seeded/deriveSeed.js';
import { initialise } from '../seeded/initialise.js';
import type { Tf } from '../tensorflow/tf.js';
import { slotCount, slotName } from './build/applyGradient.js';
import { kernelShape, type CompiledNetwork, type CompileOptions } from './build/compileNetwork.js';
import type { Fed, GraphSession } from './graphSession.js';
import { giveBack, takeSession } from './sessions.js';

export interface GraphNetworkOptions {
  /** Decides the first weights; 0. */
  seed?: number;
  /** In the place of seeded ones. */
  weights?: readonly WeightArray[];
  /** What a training needs; without, the network can only be used. */
  training?: { loss: LossName; optimiser: OptimiserSpec };
}

/**
 * A network compiled into a graph of TensorFlow: a step, a prediction or an explanation is one call into the native library. Weights and
 * what the optimiser remembers live there; they come out and go in as plain numbers, in the same shapes as those of the eager network.
 */
export class GraphNetwork implements Engine {
  readonly plan: PlannedLayer[];
  readonly parameters: Parameter[];
  readonly head: ActivationName;
  /** Single precision, as Keras keeps it. */
  learningRate: number;
  private steps = 0;
  private disposed = false;
  private readonly options: CompileOptions;
  private readonly compiled: CompiledNetwork;
  private readonly session: GraphSession;
  private readonly optimiser: OptimiserSpec | undefined;

  /** @throws LabError `invalid-input` where the layers do not fit together */
  constructor(
    private readonly tf: Tf,
    readonly spec: ArchitectureSpec,
    { seed = 0, weights, training }: GraphNetworkOptions = {},
  ) {
    this.plan = planNetwork(spec);
    this.parameters = this.plan.flatMap(({ parameters }) => parameters);
    this.head = headOf(spec);
    this.optimiser = training?.optimiser;
    this.learningRate = Math.fround(training?.optimiser.learningRate ?? 0);
    this.options = {
      ...{ plan: this.plan, inputLength: spec.inputLength, outputs: this.outputs },
      ...(training ? { training: { loss: training.loss, optimiser: training.optimiser } } : {}),
    };
    ({ compiled: this.compiled, session: this.session } = takeSession(tf, this.options));
    try {
      if (weights) this.load(weights);
      else this.write('weights', this.firstWeights(seed));
      this.restore({ steps: 0, learningRate: this.learningRate, slots: [] });
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Numbers of the output of one spectrum. */
  get outputs(): number {
    return outputsOf(this.spec, this.plan);
  }

  /** @throws LabError `invalid-input` when they are those of another network */
  load(weights: readonly WeightArray[]): void {
    this.write('weights', weightsFor(this.parameters, weights));
  }

  /** A copy of all weights. */
  weights(): WeightArray[] {
    const values = this.read(this.parameters.map(({ name }) => name));
    return this.parameters.map(({ name, shape }, index) => ({
      ...{ name, shape: [...shape] },
      values: values[index] ?? new Float32Array(),
    }));
  }

  /** One step of the optimiser. `seed` decides what dropout drops. @throws LabError `invalid-input` where the loss runs away */
  step(batch: Batch, seed: number): StepResult {
    const { optimiser, compiled } = this;
    if (!optimiser || !compiled.step) throw new LabError('internal', 'The network was not compiled for a training.');
    this.steps += 1;
    const correction =
      optimiser.type === 'adam'
        ? Math.sqrt(1 - optimiser.beta2 ** this.steps) / (1 - optimiser.beta1 ** this.steps)
        : 1;
    const { count } = batch;
    const [result] = this.session.run(
      {
        spectra: this.spectra(batch.inputs),
        targets: { values: batch.targets, shape: [count, this.outputs] },
        factors: { values: batch.factors.map((factor) => factor / count), shape: [count, 1] },
        rate: { values: Float32Array.of(this.learningRate * correction), shape: [] },
        seed: { values: Int32Array.of(seed | 0), shape: [] },
      },
      [compiled.step],
    );
    const [loss = Number.NaN, right = 0] = result ?? [];
    checkLoss(loss);
    return { loss, right };
  }

  /** Losses and right ones of a batch as the network is used: moving statistics, no dropout, no factors. */
  score(batch: Pick<Batch, 'inputs' | 'targets' | 'count'>): Score {
    if (!this.compiled.score) throw new LabError('internal', 'The network was not compiled for a training.');
    const targets = { values: batch.targets, shape: [batch.count, this.outputs] };
    const [result] = this.session.run({ spectra: this.spectra(batch.inputs), targets }, [this.compiled.score]);
    const [loss = Number.NaN, right = 0] = result ?? [];
    return { loss, right };
  }

  /** The L2 terms of the loss. */
  penalty(): number {
    const { penalty } = this.compiled;
    return penalty === undefined ? 0 : (this.session.run({}, [penalty])[0]?.[0] ?? Number.NaN);
  }

  /** What the optimiser remembers: plain, for the checkpoint, and of the same form as that of the eager one. */
  state(): OptimiserState {
    const names = this.slotNames();
    const values = this.read(names.flatMap(({ slots }) => slots));
    return {
      ...{ steps: this.steps, learningRate: this.learningRate },
      slots: names.map(({ name, slots }) => ({ name, arrays: slots.map(() => values.shift() ?? new Float32Array()) })),
    };
  }

  restore(state: OptimiserState): void {
    this.steps = state.steps;
    this.learningRate = state.learningRate;
    const names = this.slotNames();
    if (names.every(({ slots }) => slots.length === 0)) return;
    if (state.slots.length === 0) {
      this.session.run({}, ['zeroed/slots']);
      return;
    }
    const known = new Map(state.slots.map(({ name, arrays }) => [name, arrays]));
    const values = new Map<string, Float32Array>();
    for (const { name, slots, size } of names)
      slots.forEach((slot, index) => values.set(slot, known.get(name)?.[index] ?? new Float32Array(size)));
    this.write('slots', values);
  }

  /** Outputs of the network, `outputs` per spectrum. */
  predict(spectra: Float32Array): Float32Array {
    const { inputLength } = this.spec;
    const all = new Float32Array((spectra.length / inputLength) * this.outputs);
    const step = spectraAtOnce(this.plan, inputLength);
    for (let first = 0; first * inputLength < spectra.length; first += step) {
      const batch = spectra.subarray(first * inputLength, (first + step) * inputLength);
      all.set(this.use(batch, [this.compiled.output])[0] ?? [], first * this.outputs);
    }
    return all;
  }

  /** What the layers with these numbers make of the spectra. */
  activations(spectra: Float32Array, layers: readonly number[]): Float32Array[] {
    return this.use(
      spectra,
      layers.map((index) => this.compiled.layers[index] ?? this.compiled.output),
    );
  }

  /**
   * Logits, and the gradient of their sum, each times its number in `pull` (a row per spectrum), by what the layer with this number makes
   * of the spectra, which comes third; -1: by the spectra themselves.
   */
  gradient(
    spectra: Float32Array,
    pull: Float32Array,
    layer: number,
  ): { logits: Float32Array; gradient: Float32Array; activation: Float32Array } {
    const { logits, gradients, layers } = this.compiled;
    const fed = this.spectra(spectra);
    const pulled = { values: pull, shape: [fed.shape[0] ?? 0, this.outputs] };
    const seen = layers[layer];
    const wanted = [logits, gradients[layer + 1] ?? logits, ...(seen === undefined ? [] : [seen])];
    const [scores, gradient, activation] = this.session.run({ spectra: fed, pull: pulled }, wanted);
    const none = new Float32Array();
    return { logits: scores ?? none, gradient: gradient ?? none, activation: activation ?? spectra };
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    giveBack(this.tf, this.options, { compiled: this.compiled, session: this.session });
  }

  private firstWeights(seed: number): Map<string, Float32Array> {
    return new Map(
      this.parameters.map(({ name, shape, initialiser }) => [
        name,
        initialise(initialiser, shape, deriveSeed(seed, 'weights', name)),
      ]),
    );
  }

  private use(spectra: Float32Array, fetches: readonly string[]): Float32Array[] {
    return this.session.run({ spectra: this.spectra(spectra) }, fetches);
  }

  private spectra(values: Float32Array): Fed {
    const { inputLength } = this.spec;
    return { values, shape: [values.length / inputLength, 1, inputLength, 1] };
  }

  private slotNames(): { name: string; slots: string[]; size: number }[] {
    const { optimiser } = this;
    if (!optimiser) return [];
    return this.parameters
      .filter(({ trainable }) => trainable)
      .map(({ name, shape }) => ({
        name,
        slots: Array.from({ length: slotCount(optimiser) }, (_, index) => slotName(name, index)),
        size: shape.reduce((product, length) => product * length, 1),
      }));
  }

  private read(names: readonly string[]): Float32Array[] {
    if (names.length === 0) return [];
    return this.session.run(
      {},
      names.map((name) => `read/${name}`),
    );
  }

  private write(group: 'weights' | 'slots', values: ReadonlyMap<string, Float32Array>): void {
    const feeds: Record<string, Fed> = {};
    const shapes = new Map(this.parameters.map(({ name, shape }) => [name, kernelShape(shape)]));
    for (const [name, array] of values) {
      const parameter = name.replace(/^slot\/(.*)\/\d+$/, '$1');
      feeds[`write/${name}`] = { values: array, shape: shapes.get(parameter) ?? [] };
    }
    this.session.run(feeds, [`written/${group}`]);
  }
}
