import { randomUUID } from 'node:crypto';
import type { DatasetDetail, RunPlan, RunSummary } from '../../../contract/index.js';
import { parameterCount } from '../../../core/architectures/parameterCount.js';
import { modelTitle } from './modelTitle.js';

export interface NewRun {
  groupId: string;
  dataset: DatasetDetail;
  plan: RunPlan;
  seed: number;
  title?: string | undefined;
}

/** The record of a run that waits for its turn. */
export function newRun({ groupId, dataset, plan, seed, title = modelTitle(plan) }: NewRun): RunSummary {
  const network = plan.kind === 'network' ? plan.training : undefined;
  return {
    ...{ id: randomUUID(), groupId, title, kind: plan.kind, modelTitle: modelTitle(plan), seed },
    ...{ datasetId: dataset.id, datasetTitle: dataset.title, state: 'queued', resumable: false, epochsDone: 0 },
    epochs: network?.epochs ?? 0,
    ...(network ? { parameters: parameterCount(network.architecture).trainable } : {}),
    createdAt: new Date().toISOString(),
    seconds: 0,
  };
}

/** The plan as this run carries it out. */
export function planWithSeed(plan: RunPlan, seed: number): RunPlan {
  return plan.kind === 'network' ? { ...plan, training: { ...plan.training, seed } } : plan;
}
