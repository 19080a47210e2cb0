import {
  LabError,
  type ArchitectureSpec,
  type DatasetAxis,
  type MeasuredRecipe,
  type ModelSummary,
  type Normalisation,
  type Preparation,
  type RunPlan,
  type WeightArray,
} from '../../../contract/index.js';
import type { ModelSource } from '../../jobs/trainerSession.js';
import type { LabContext } from '../labContext.js';
import { decodeModel, type ModelRecipe } from './modelContent.js';

/** A model ready to be asked. */
export interface LoadedModel {
  summary: ModelSummary;
  plan: RunPlan;
  /** Numbers of a network for {@link modelSource}, or bytes for the compute task `predictClassical`. */
  body:
    | { kind: 'network'; architecture: ArchitectureSpec; weights: WeightArray[] }
    | { kind: 'classical'; bytes: Uint8Array };
  classNames: string[];
  axis: DatasetAxis;
  /** Points of a spectrum. */
  length: number;
  dataset: { sha256: string; recipe: ModelRecipe };
  /** What is done to a measurement before the model sees it; a synthetic dataset has no rule for what lies outside. */
  input: { prepare?: Preparation; normalise: Normalisation; outside: Exclude<MeasuredRecipe['outside'], 'refuse'> };
}

/** A stored model, its content verified. @throws LabError `not-found`, `database-damaged` */
export function loadModel(lab: Pick<LabContext, 'store'>, hash: string): LoadedModel {
  const summary = lab.store.models.summary(hash);
  const content = decodeModel(lab.store.models.content(hash), `“${summary.name}”`);
  const { plan, classNames, axis, length, dataset, weights = [], classifier = new Uint8Array() } = content;
  const { recipe } = dataset;
  return {
    ...{ summary, plan, classNames, axis, length, dataset },
    body:
      plan.kind === 'network'
        ? { kind: 'network', architecture: plan.training.architecture, weights }
        : { kind: 'classical', bytes: classifier },
    input: {
      ...(recipe.kind === 'synthetic' && recipe.prepare ? { prepare: recipe.prepare } : {}),
      normalise: recipe.normalise,
      outside: recipe.kind === 'measured' && recipe.outside === 'zero' ? 'zero' : 'edge',
    },
  };
}

/** A stored network for `lab.trainers.session.ask`; its weights are read only where the process does not hold them yet. */
export function modelSource(lab: Pick<LabContext, 'store'>, hash: string): ModelSource {
  return {
    key: hash,
    async load() {
      const { body, summary } = loadModel(lab, hash);
      if (body.kind !== 'network')
        throw new LabError('invalid-input', `“${summary.name}” is no network, so that it has no layers.`);
      return { architecture: body.architecture, weights: body.weights };
    },
  };
}
