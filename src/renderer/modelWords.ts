import type { ModelSummary } from '../contract/index.js';

type Named = Pick<ModelSummary, 'name' | 'modelTitle' | 'datasetTitle' | 'seed'>;

/** What a model is called where its dataset and seed stand beside it: the name somebody gave it, else what it is. */
export function shortModelName({ name, modelTitle, datasetTitle }: Named): string {
  return name.startsWith(`${modelTitle}, ${datasetTitle}`) ? modelTitle : name;
}

/** One line that tells models of one training apart even where its end is cut off. */
export function modelLine(model: Named): string {
  return `${shortModelName(model)} · seed ${model.seed} · ${model.datasetTitle}`;
}
