import type { ArchitectureSpec, SyntheticRecipe } from '../../../contract/index.js';
import { liu2017 } from '../../architectures/published/liu2017.js';
import type { NetworkSize } from '../../architectures/published/networkSize.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import { resolveClasses } from '../../synthesis/resolveClasses.js';
import type { Experiment } from '../experimentLab.js';
import { readParameters } from '../shared/readParameters.js';
import { runTrials, type Trial, type TrialModel } from '../shared/runTrials.js';
import { curveKey, keyOf, LIU, NETWORK, report } from './report.js';
import { parametersSchema, type Parameters } from './parameters.js';

/** E2: networks against classical models, by the shift of the peak and by the number of training spectra. */
export const e2: Experiment = {
  id: 'e2',
  async run(lab, recipe) {
    const parameters = readParameters('e2', parametersSchema, recipe);
    return report(parameters, await runTrials(lab, trialsOf(parameters)));
  },
};

function trialsOf({ data, shifts, shift, classical, network, liu, curves }: Parameters): Trial[] {
  const size = { inputLength: data.length, outputs: resolveClasses(data).length };
  const cnn: TrialModel = { kind: 'network', architecture: slidesCnn(size), training: network };
  const models = new Map<string, TrialModel>([
    [NETWORK, cnn],
    ...classical.map(({ name, spec, most }): [string, TrialModel] => [
      name,
      { kind: 'classical', spec, ...(most ? { most } : {}) },
    ]),
  ]);
  const own = shifted(data, shift);
  const byShift = [...models].flatMap(([name, model]) =>
    shifts.map((points): Trial => ({ key: keyOf(name, points), data: shifted(data, points), model })),
  );
  const bySize = curves.models.flatMap((name) =>
    curves.sizes.map((perClass): Trial => ({
      key: curveKey(name, perClass),
      data: { ...own, splits: { ...own.splits, train: { kind: 'drawn', perClass } } },
      model: models.get(name) ?? cnn,
    })),
  );
  const large: Trial = {
    key: keyOf(LIU, shift),
    data: own,
    model: { kind: 'network', architecture: liuNetwork(size, liu.momentum), training: liu.training },
  };
  return [large, ...byShift, ...bySize];
}

/** The paper does not say the momentum, so it follows the length of the training. */
function liuNetwork(size: NetworkSize, momentum: number): ArchitectureSpec {
  const network = liu2017(size);
  const layers = network.layers.map((layer) => (layer.type === 'batchNorm' ? { ...layer, momentum } : layer));
  return { ...network, layers };
}

function shifted(data: SyntheticRecipe, points: number): SyntheticRecipe {
  const shiftEach = points === 0 ? 0 : { kind: 'integer' as const, from: -points, to: points };
  return { ...data, variation: { ...data.variation, shiftEach } };
}
