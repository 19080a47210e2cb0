import { z } from 'zod';
import {
  reviewIds,
  studyIds,
  type ExperimentId,
  type ExperimentResult,
  type ExperimentSummary,
} from '../../../contract/index.js';
import type { ExperimentRecipe } from '../../../core/experiments/experimentRecipe.js';
import { experimentDocument } from '../experiments/experimentDocument.js';
import { experimentRecipes } from '../experiments/experimentRecipes.js';
import { startExperiments } from '../experiments/startExperiments.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function experimentsService(lab: LabContext): Area<'experiments'> {
  const summary = ({ id, title, claim, question, seeds, minutes, parameters }: ExperimentRecipe): ExperimentSummary => {
    const [last] = lab.store.experiments.history(id);
    return {
      ...{ id, title, claim, question, seeds, minutes },
      ...(studyIds.some((one) => one === id) ? { networks: z.array(z.string()).parse(parameters['networks']) } : {}),
      last: last
        ? {
            ...{ resultId: last.resultId, verdict: last.verdict, because: last.because },
            ...{ seeds: last.seeds, finishedAt: last.finishedAt },
            ...(last.reduced ? { reduced: true } : {}),
          }
        : null,
    };
  };

  /** The newest result, a reduced one only where there is no other. */
  const documented = (id: ExperimentId): ExperimentResult | null => {
    const { experiments } = lab.store;
    const all = experiments.history(id);
    const told = all.find(({ reduced }) => !reduced) ?? all[0];
    return told ? experiments.get(told.resultId) : null;
  };

  return {
    'experiments.list': () => experimentRecipes(lab.options.resourcesFolder).map(summary),
    'experiments.run': (order) => startExperiments(lab, order),
    'experiments.result': ({ experiment, resultId }) => {
      if (resultId === undefined) return lab.store.experiments.latest(experiment) ?? null;
      return lab.store.experiments.get(resultId);
    },
    'experiments.history': ({ experiment }) => lab.store.experiments.history(experiment),
    'experiments.document': ({ format, of }) =>
      experimentDocument(
        experimentRecipes(lab.options.resourcesFolder)
          .filter(({ id }) => (of === 'review') === reviewIds.some((one) => one === id))
          .map(({ id, title, claim, question }) => ({
            ...{ id, title, claim, question },
            result: documented(id),
          })),
        format,
        of,
      ),
  };
}
