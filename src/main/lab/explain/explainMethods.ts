import type { AttributionMethod } from '../../../contract/index.js';
import { planNetwork } from '../../../core/architectures/planNetwork.js';
import type { LoadedModel } from '../models/loadModel.js';

/** The methods that a model allows, the one to begin with first. */
export function explainMethods({ body }: Pick<LoadedModel, 'body'>): AttributionMethod[] {
  if (body.kind === 'classical') return ['occlusion', 'importance'];
  const plan = planNetwork(body.architecture);
  const points = plan.some(({ output }) => output.kind === 'map');
  const [average, dense] = plan.slice(-2).map(({ layer }) => layer.type);
  const averaged = average === 'globalAveragePool' && dense === 'dense' && plan.length > 2;
  return [...(points ? (['gradCam'] as const) : []), ...(averaged ? (['cam'] as const) : []), 'occlusion', 'gradient'];
}
