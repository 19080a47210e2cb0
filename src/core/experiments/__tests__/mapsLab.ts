import { architectureSchema, type EpochLog } from '../../../contract/index.js';
import { planNetwork } from '../../architectures/planNetwork.js';
import { createRandom } from '../../synthesis/random/createRandom.js';
import type { ExperimentLab, WeightedNetwork } from '../experimentLab.js';
import { inlineLab, type InlineLab } from './inlineLab.js';

/** As the inline lab, with networks that guess, and whose maps are the spectrum at the places of the layer's points, cut off at zero. */
export function mapsLab(seeds: readonly number[]): InlineLab {
  const initialise: ExperimentLab['initialise'] = async (architecture, seed) => {
    const random = createRandom(seed, 'weights');
    const weights = planNetwork(architecture)
      .flatMap(({ parameters }) => parameters)
      .map(({ name, shape }) => ({
        name,
        shape,
        values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal()),
      }));
    return { architecture, weights };
  };
  const outputs = ({ architecture }: WeightedNetwork) => {
    const last = planNetwork(architecture).at(-1)?.output;
    return last?.kind === 'vector' ? last.units : 1;
  };
  return {
    ...inlineLab(seeds),
    initialise,
    train: async ({ recipe, weights }) => {
      const { seed = 0, epochs } = recipe;
      const network = await initialise(architectureSchema.parse(recipe.architecture), seed);
      const random = createRandom(seed, 'history');
      const history = Array.from({ length: epochs }, (_, epoch): EpochLog => ({
        epoch,
        learningRate: 1e-3,
        seconds: 0,
        loss: 1,
        valLoss: random.uniform(),
      }));
      return { ...network, ...(weights ? { weights } : {}), history };
    },
    predict: async (network, x) => {
      const random = createRandom(x.length, network.architecture.title, network.weights.length);
      const count = (x.length / network.architecture.inputLength) * outputs(network);
      return Float32Array.from({ length: count }, () => random.uniform());
    },
    layerMaps: async ({ architecture }, x, names = []) => {
      const { inputLength } = architecture;
      const plan = planNetwork(architecture).filter(({ name }) => names.length === 0 || names.includes(name));
      return plan.map(({ name, output, grid }) => {
        const [length, channels] = output.kind === 'map' ? [output.length, output.channels] : [1, output.units];
        const values = new Float32Array((x.length / inputLength) * length * channels);
        values.forEach((_, at) => {
          const point = Math.floor(at / channels) % length;
          const spectrum = Math.floor(at / (channels * length));
          const index = Math.min(inputLength - 1, Math.max(0, Math.round(grid.start + point * grid.step)));
          values[at] = Math.max(0, x[spectrum * inputLength + index] ?? 0);
        });
        return { layer: name, length, channels, values, ...grid };
      });
    },
  };
}
