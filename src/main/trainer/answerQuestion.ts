import { architectureSchema, LabError } from '../../contract/index.js';
import { chosenEngine } from './chosenEngine.js';
import { classActivation } from './explain/classActivation.js';
import { layerMaps } from './explain/layerMaps.js';
import { layerSummary } from './explain/layerSummary.js';
import { predict } from './explain/predict.js';
import { GraphNetwork } from './graph/graphNetwork.js';
import type { Answers, Question, QuestionInput, ToTrainer } from './messages.js';
import { Network } from './network/network.js';
import type { Tf } from './tensorflow/tf.js';

/** From so many numbers on, a prediction is worth compiling the network for: a tenth of a second, or a quarter for a deep one. */
const MANY = 2 ** 17;

/** Answers questions about the networks that were loaded. */
export class Oracle {
  private readonly networks = new Map<string, Network>();
  /** The same networks, compiled when many spectra came first. */
  private readonly graphs = new Map<string, GraphNetwork>();

  constructor(private readonly tf: Tf) {}

  /** @throws LabError `invalid-input`, `not-found` */
  answer(question: Extract<ToTrainer, { type: 'ask' }>): Answers[Question] {
    switch (question.name) {
      case 'load':
        return this.load(question.input);
      case 'unload':
        this.unload(question.input.model);
        return null;
      case 'initialise':
        return this.initialise(question.input);
      case 'predict': {
        const network = this.loaded(question.input);
        const { model, spectra } = question.input;
        return { outputs: network.outputs, values: this.compiled(model, network, spectra).predict(spectra) };
      }
      case 'layerMaps':
        return layerMaps(this.loaded(question.input), question.input.spectra, question.input.layers);
      case 'layerSummary':
        return layerSummary(this.loaded(question.input), question.input);
      case 'classActivation':
        return classActivation({ ...question.input, network: this.loaded(question.input) });
    }
  }

  private load({ model, architecture, weights }: QuestionInput<'load'>): Answers['load'] {
    const network = new Network(this.tf, architectureSchema.parse(architecture));
    try {
      network.load(weights);
    } catch (error) {
      network.dispose();
      throw error;
    }
    this.unload(model);
    this.networks.set(model, network);
    return { outputs: network.outputs, layers: network.plan.map(({ name }) => name) };
  }

  private unload(model: string): void {
    this.graphs.get(model)?.dispose();
    this.graphs.delete(model);
    this.networks.get(model)?.dispose();
    this.networks.delete(model);
  }

  private compiled(model: string, network: Network, spectra: Float32Array): Pick<GraphNetwork, 'predict'> {
    const known = this.graphs.get(model);
    if (known) return known;
    if (chosenEngine() === 'eager' || spectra.length < MANY) return { predict: (all) => predict(network, all) };
    const graph = new GraphNetwork(this.tf, network.spec, { weights: network.weights() });
    this.graphs.set(model, graph);
    return graph;
  }

  private initialise({ architecture, seed }: QuestionInput<'initialise'>): Answers['initialise'] {
    const network = new Network(this.tf, architectureSchema.parse(architecture), seed);
    try {
      return network.weights();
    } finally {
      network.dispose();
    }
  }

  private loaded({ model, spectra }: { model: string; spectra: Float32Array }): Network {
    const network = this.networks.get(model);
    if (!network) throw new LabError('not-found', `The network ${model} is not loaded.`);
    const { inputLength, title } = network.spec;
    if (spectra.length === 0 || spectra.length % inputLength !== 0)
      throw new LabError(
        'invalid-input',
        `${spectra.length} numbers are no whole number of spectra of ${inputLength} points, which “${title}” wants.`,
      );
    return network;
  }
}
