import { architectureSchema, LabError } from '../../contract/index.js';
import { planNetwork } from '../../core/architectures/planNetwork.js';
import { classActivation } from './explain/classActivation.js';
import { layerMaps } from './explain/layerMaps.js';
import { layerSummary } from './explain/layerSummary.js';
import { predictWithDropout } from './explain/predictWithDropout.js';
import { predict } from './explain/predict.js';
import type { GraphNetwork } from './graph/graphNetwork.js';
import type { Answers, Question, QuestionInput, ToTrainer } from './messages.js';
import { Network } from './network/network.js';
import { networkToAsk } from './networkToAsk.js';
import { firstWeights } from './seeded/firstWeights.js';
import type { Tf } from './tensorflow/tf.js';

/** Answers questions about the networks that were loaded. */
export class Oracle {
  private readonly networks = new Map<string, Network | GraphNetwork>();
  /** The network last asked with dropout, operation by operation where the other one is compiled: its graph has none. */
  private twin: { model: string; network: Network } | undefined;

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
        return initialise(question.input);
      case 'predict': {
        const network = this.loaded(question.input);
        const { spectra, dropout } = question.input;
        if (dropout) {
          const values = predictWithDropout(this.twinOf(question.input.model, network), spectra, dropout);
          return { outputs: network.outputs, values };
        }
        const values = network instanceof Network ? predict(network, spectra) : network.predict(spectra);
        return { outputs: network.outputs, values };
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
    const network = networkToAsk(this.tf, architectureSchema.parse(architecture), weights);
    this.unload(model);
    this.networks.set(model, network);
    return { outputs: network.outputs, layers: network.plan.map(({ name }) => name) };
  }

  private twinOf(model: string, network: Network | GraphNetwork): Network {
    if (network instanceof Network) return network;
    if (this.twin?.model !== model) {
      this.twin?.network.dispose();
      this.twin = { model, network: new Network(this.tf, network.spec) };
      this.twin.network.load(network.weights());
    }
    return this.twin.network;
  }

  private unload(model: string): void {
    if (this.twin?.model === model) {
      this.twin.network.dispose();
      this.twin = undefined;
    }
    this.networks.get(model)?.dispose();
    this.networks.delete(model);
  }

  private loaded({ model, spectra }: { model: string; spectra: Float32Array }): Network | GraphNetwork {
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

function initialise({ architecture, seed }: QuestionInput<'initialise'>): Answers['initialise'] {
  const parameters = planNetwork(architectureSchema.parse(architecture)).flatMap((layer) => layer.parameters);
  return [...firstWeights(parameters, seed)];
}
