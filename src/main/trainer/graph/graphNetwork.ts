import {
  LabError,
  type ActivationName,
  type ArchitectureSpec,
  type OptimiserSpec,
  type TrainingRecipe,
  type WeightArray,
} from '../../../contract/index.js';
import { headOf } from '../../../core/architectures/headOf.js';
import { planNetwork, type Parameter, type PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { spectraAtOnce } from '../explain/spectraAtOnce.js';
import type { Engine, Score } from '../fit/engine.js';
import { checkLoss } from '../fit/checkLoss.js';
import type { Batch } from '../fit/samples.js';
import type { OptimiserCourse, StateArray } from '../fit/trainingState.js';
import type { StepResult } from '../fit/trainStep.js';
import { outputsOf } from '../network/outputsOf.js';
import { weightsFor } from '../network/weightsFor.js';
import { firstWeights } from '../seeded/firstWeights.js';
import type { Tf } from '../tensorflow/tf.js';
import { kernelShape, type CompiledNetwork, type CompileOptions } from './build/compileNetwork.js';
import type { Piece } from './build/variables.js';
import type { Fed, GraphSession } from './graphSession.js';
import { giveBack, takeSession } from './sessions.js';
import { foreign, VariableStore } from './variableStore.js';

export interface GraphNetworkOptions {
  /** Decides the first weights; 0. */
  seed?: number;
  /** In the place of seeded ones. */
  weights?: readonly WeightArray[];
  /** What a training needs; without, the network can only be used. */
  training?: Pick<TrainingRecipe, 'loss' | 'optimiser'> & Partial<Pick<TrainingRecipe, 'earlyStopping'>>;
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
  private readonly store: VariableStore;
  private hasBest = false;
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
      ...(training ? { training: toCompile(training) } : {}),
    };
    ({ compiled: this.compiled, session: this.session } = takeSession(tf, this.options));
    this.store = new VariableStore(
      this.session,
      new Map(this.parameters.map(({ name, shape }) => [name, kernelShape(shape)])),
    );
    try {
      if (weights) this.load(weights);
      else this.checkWhole(this.store.write(this.compiled.weights, named(firstWeights(this.parameters, seed))));
      this.store.zero(this.compiled.slots);
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
    this.checkWhole(this.store.write(this.compiled.weights, weightsFor(this.parameters, weights)));
  }

  /** A copy of all weights. */
  weights(): WeightArray[] {
    const shapes = new Map(this.parameters.map(({ name, shape }) => [name, shape]));
    return [...this.store.read(this.compiled.weights)].map(([name, values]) => ({
      ...{ name, shape: [...(shapes.get(name) ?? [])] },
      values,
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

  /** Keeps the weights as the best so far: shared with those in training until a step changes these. */
  remember(): void {
    const { remember } = this.compiled;
    if (remember === undefined)
      throw new LabError('internal', 'The network was not compiled to keep its best weights.');
    this.session.run({}, [remember]);
    this.hasBest = true;
  }

  recall(): boolean {
    if (this.hasBest && this.compiled.recall !== undefined) this.session.run({}, [this.compiled.recall]);
    return this.hasBest;
  }

  course(): OptimiserCourse {
    return { steps: this.steps, learningRate: this.learningRate };
  }

  /** Of the same form as those of the eager engine. */
  *arrays(): Generator<StateArray> {
    const { weights, slots, best } = this.compiled;
    const all = [...weights, ...(this.steps > 0 ? slots : []), ...(this.hasBest ? best : [])];
    for (const [name, values] of this.store.read(all)) yield { name, values };
  }

  restore({ steps, learningRate }: OptimiserCourse, arrays: Iterable<StateArray>): void {
    const { weights, slots, best } = this.compiled;
    this.steps = steps;
    this.learningRate = learningRate;
    this.hasBest = false;
    this.store.zero(slots);
    const written = this.store.write([...weights, ...slots, ...best], named(arrays));
    this.checkWhole(written);
    this.hasBest = best.length > 0 && best.every((piece) => written.has(piece));
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

  private use(spectra: Float32Array, fetches: readonly string[]): Float32Array[] {
    return this.session.run({ spectra: this.spectra(spectra) }, fetches);
  }

  private spectra(values: Float32Array): Fed {
    const { inputLength } = this.spec;
    return { values, shape: [values.length / inputLength, 1, inputLength, 1] };
  }

  /** @throws LabError `invalid-input` where weights are missing */
  private checkWhole(written: ReadonlySet<Piece>): void {
    const missing = this.compiled.weights.find((piece) => !written.has(piece));
    if (missing) throw foreign(missing.names[0] ?? '');
  }
}

function toCompile({
  loss,
  optimiser,
  earlyStopping,
}: NonNullable<GraphNetworkOptions['training']>): NonNullable<CompileOptions['training']> {
  return { loss, optimiser, keepsBest: earlyStopping?.restoreBest === true };
}

function* named(arrays: Iterable<StateArray>): Generator<[string, Float32Array]> {
  for (const { name, values } of arrays) yield [name, values];
}
