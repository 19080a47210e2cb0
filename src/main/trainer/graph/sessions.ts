import type { Tf } from '../tensorflow/tf.js';
import { compileNetwork, type CompiledNetwork, type CompileOptions } from './build/compileNetwork.js';
import { GraphSession } from './graphSession.js';

export interface Running {
  compiled: CompiledNetwork;
  session: GraphSession;
}

/** What waits for the next training of the same kind, the latest first. */
const waiting = new WeakMap<Tf, { key: string; running: Running }[]>();
const MOST_WAITING = 2;
/** 16 MiB of weights; those of larger networks are let go of at once. */
const MOST_NUMBERS = 2 ** 22;

/**
 * A graph in its session. TensorFlow takes a tenth of a second and more to load and optimise a graph, as long as a small training lasts:
 * one that was given back serves again. It still holds old numbers, which the next owner writes over.
 */
export function takeSession(tf: Tf, options: CompileOptions): Running {
  const list = waiting.get(tf) ?? [];
  const key = keyOf(options);
  const index = list.findIndex((one) => one.key === key);
  if (index >= 0) return (list.splice(index, 1)[0] as { running: Running }).running;
  const compiled = compileNetwork(options);
  return { compiled, session: new GraphSession(tf, compiled.nodes) };
}

export function giveBack(tf: Tf, options: CompileOptions, running: Running): void {
  const numbers = options.plan
    .flatMap(({ parameters }) => parameters)
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  if (numbers > MOST_NUMBERS) {
    running.session.dispose();
    return;
  }
  const list = waiting.get(tf) ?? [];
  list.unshift({ key: keyOf(options), running });
  for (const old of list.splice(MOST_WAITING)) old.running.session.dispose();
  waiting.set(tf, list);
}

/** Equal for graphs that are equal: first weights and the learning rate come in from outside. */
function keyOf({ plan, inputLength, outputs, training }: CompileOptions): string {
  const { loss, optimiser, keepsBest } = training ?? {};
  return JSON.stringify([plan, inputLength, outputs, loss, keepsBest, optimiser && { ...optimiser, learningRate: 0 }]);
}
