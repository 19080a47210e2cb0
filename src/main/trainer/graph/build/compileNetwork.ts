import type { ActivationName, LossName, OptimiserSpec } from '../../../../contract/index.js';
import { innerLayers } from '../../../../core/architectures/innerLayers.js';
import type { Parameter, PlannedLayer } from '../../../../core/architectures/planNetwork.js';
import { bestName, slotName } from '../../fit/trainingState.js';
import type { NodeDef } from '../proto/graphDef.js';
import { activate, type Built } from './activation.js';
import { applyGradient, slotCount } from './applyGradient.js';
import { buildLayer } from './buildLayer.js';
import { Graph, type Ref } from './graph.js';
import { losses } from './loss.js';
import type { Pass } from './pass.js';
import { Variables, type Piece } from './variables.js';

export interface CompileOptions {
  plan: readonly PlannedLayer[];
  inputLength: number;
  outputs: number;
  /** What a training needs; without, the network can only be used. */
  training?: { loss: LossName; optimiser: OptimiserSpec; keepsBest: boolean };
}

/**
 * A network as a graph. Placeholders: `spectra` [batch, 1, points, 1], `targets` [batch, outputs], `factors` [batch, 1] (divided by the
 * size of the batch already), `rate` and `seed` (scalars), `pull` [batch, outputs], and `write/NAME` for each variable.
 */
export interface CompiledNetwork {
  nodes: readonly NodeDef[];
  weights: readonly Piece[];
  /** What the optimiser remembers. */
  slots: readonly Piece[];
  /** The best weights so far, where they are kept. */
  best: readonly Piece[];
  /** Takes the weights as the best. */
  remember?: Ref;
  /** Takes the best weights. */
  recall?: Ref;
  /** [loss, right ones] of a batch; the weights have changed by then. */
  step?: Ref;
  /** [sum of the losses, right ones] of a batch as the network is used. */
  score?: Ref;
  /** The L2 terms of the loss, if there are any. */
  penalty?: Ref;
  output: Ref;
  logits: Ref;
  /** What each layer makes of the spectra. */
  layers: readonly Ref[];
  /** Gradient of the logits' sum, each times its number in `pull`, by the spectra and by what each layer makes: one more than layers. */
  gradients: readonly Ref[];
}

export const kernelShape = (shape: readonly number[]): number[] => (shape.length === 3 ? [1, ...shape] : [...shape]);

export function compileNetwork({ plan, inputLength, outputs, training }: CompileOptions): CompiledNetwork {
  const g = new Graph();
  const variables = new Variables(g);
  const parameters = plan.flatMap((layer) => layer.parameters);
  const kept = declareAll(variables, parameters, training);
  const spectra = g.placeholder('spectra', 'float', [-1, 1, inputLength, 1]);
  const use: Pass = { g, weight: variables.value };
  const { built, head } = through(use, plan, spectra);
  const logits = built.at(-1)?.y ?? spectra;
  const last = activate(g, head.activation, head.slope, logits);
  const gradients: Ref[] = [g.placeholder('pull', 'float', [-1, outputs])];
  for (const layer of [...built].reverse()) gradients.unshift(layer.back(gradients[0] as Ref));
  // Copies of names: TensorFlow may melt a node with the next one, and then does not find it when asked for it.
  const told = (ref: Ref): Ref => g.after(ref, []);
  const used = {
    ...{ output: told(last.y), logits: told(logits), gradients: gradients.map(told) },
    layers: [...built.slice(0, -1).map(({ y }) => y), last.y].map(told),
  };
  if (!training) return { nodes: g.nodes, ...kept, ...used };

  const targets = g.placeholder('targets', 'float', [-1, outputs]);
  const penalty = penalties(g, parameters, variables);
  const measured = { loss: training.loss, activation: head.activation, outputs };
  const fromLogits = training.loss === 'crossEntropy';
  const score = losses(g, measured, fromLogits ? logits : last.y, targets);
  const scored = g.pack(g.reduce('Sum', score.each, [0]), score.right);
  const step = trainStep({ g, variables, plan, spectra, targets, measured, optimiser: training.optimiser, penalty });
  return { nodes: g.nodes, ...kept, ...used, score: scored, step, ...(penalty === undefined ? {} : { penalty }) };
}

function declareAll(
  variables: Variables,
  parameters: readonly Parameter[],
  training: CompileOptions['training'],
): Pick<CompiledNetwork, 'weights' | 'slots' | 'best' | 'remember' | 'recall'> {
  const all = parameters.map(({ name, shape, trainable }) => ({ name, shape: kernelShape(shape), trainable }));
  const weights = variables.declare(all);
  if (!training) return { weights, slots: [], best: [] };
  const count = slotCount(training.optimiser);
  const slots = all
    .filter(({ trainable }) => trainable)
    .flatMap(({ name, shape }) =>
      Array.from({ length: count }, (_, index) => ({ name: slotName(name, index), shape })),
    );
  if (!training.keepsBest) return { weights, slots: variables.declare(slots), best: [] };
  const best = all.map(({ name, shape }) => ({ name: bestName(name), shape }));
  return {
    ...{ weights, slots: variables.declare(slots), best: variables.declare(best) },
    remember: variables.taking(
      all.map(({ name }) => [bestName(name), name] as const),
      'remember',
    ),
    recall: variables.taking(
      all.map(({ name }) => [name, bestName(name)] as const),
      'recall',
    ),
  };
}

interface Through {
  /** The last layer is bare: its activation comes behind, or not at all. */
  built: Built[];
  head: { activation: ActivationName; slope: number };
}

function through(pass: Pass, plan: readonly PlannedLayer[], spectra: Ref): Through {
  const built: Built[] = [];
  plan.forEach((planned, index) => {
    const last = index === plan.length - 1;
    built.push(buildLayer(pass, planned, built.at(-1)?.y ?? spectra, { bare: last, previous: built.at(-1) }));
  });
  const end = plan.at(-1)?.layer;
  const head = end && 'activation' in end ? end : { activation: 'linear' as const, slope: 0 };
  return { built, head };
}

function penalties(g: Graph, parameters: readonly Parameter[], variables: Variables): Ref | undefined {
  const terms = parameters
    .filter(({ l2 }) => l2 > 0)
    .map(({ name, l2 }) => g.scale(g.node('L2Loss', [variables.value(name)]), 2 * l2));
  return terms.length === 0 ? undefined : terms.reduce((sum, term) => g.add(sum, term));
}

interface StepOptions {
  g: Graph;
  variables: Variables;
  plan: readonly PlannedLayer[];
  spectra: Ref;
  targets: Ref;
  measured: { loss: LossName; activation: ActivationName; outputs: number };
  optimiser: OptimiserSpec;
  penalty: Ref | undefined;
}

function trainStep({ g, variables, plan, spectra, targets, measured, optimiser, penalty }: StepOptions): Ref {
  const rate = g.placeholder('rate', 'float', []);
  const factors = g.placeholder('factors', 'float', [-1, 1]);
  const parameters = new Map(plan.flatMap((layer) => layer.parameters).map((one) => [one.name, one]));
  const changes: Ref[] = [];
  const learning = firstLearning(plan);
  const pass: Pass = {
    g,
    weight: variables.value,
    training: {
      seed: g.placeholder('seed', 'int32', []),
      first: (layer) => layer === learning,
      passed: new Set(),
      learn(parameter, gradient, readers) {
        const l2 = parameters.get(parameter)?.l2 ?? 0;
        const pulled = l2 > 0 ? g.add(gradient, g.scale(variables.value(parameter), 2 * l2)) : gradient;
        const after = l2 > 0 && penalty !== undefined ? [...readers, penalty] : readers;
        changes.push(applyGradient(g, optimiser, variables, { parameter, gradient: pulled, rate, after }));
      },
      move: (parameter, value) => void changes.push(variables.assign(parameter, value)),
    },
  };
  const { built, head } = through(pass, plan, spectra);
  const logits = built.at(-1)?.y ?? spectra;
  const last = activate(g, head.activation, head.slope, logits);
  const fromLogits = measured.loss === 'crossEntropy';
  const loss = losses(g, measured, fromLogits ? logits : last.y, targets);
  const pulled = loss.back(factors);
  let gradient = fromLogits ? pulled : last.back(pulled);
  const from = plan.findIndex((layer) => contains(layer, learning));
  for (const layer of built.slice(Math.max(0, from)).reverse()) gradient = layer.back(gradient);
  const mean = g.reduce('Sum', g.mul(g.reshape(loss.each, g.ints(-1, 1)), factors), [0, 1]);
  return g.after(g.pack(penalty === undefined ? mean : g.add(mean, penalty), loss.right), changes, 'step');
}

const contains = (layer: PlannedLayer, name: string | undefined): boolean =>
  innerLayers(layer).some((inner) => inner.name === name);

/** The layer with weights before which nothing learns: the gradient of its input is not needed. Not within a block, which has several ways. */
function firstLearning(plan: readonly PlannedLayer[]): string | undefined {
  const first = plan.find(({ parameters }) => parameters.length > 0);
  return first && innerLayers(first).length === 1 ? first.name : undefined;
}
