import { LabError, type StudyChoice, type SyntheticRecipe } from '../../../../contract/index.js';
import type { ExperimentRecipe } from '../../../../core/experiments/experimentRecipe.js';
import { overlay } from '../../../../core/experiments/shared/overlay.js';
import { resolveBundled } from '../../../../core/experiments/shared/resolveBundled.js';
import { knownNetworks } from '../../../../core/experiments/study/studyNetwork.js';
import { bundledRecipes } from '../../datasets/bundledRecipes.js';
import type { LabContext } from '../../labContext.js';
import { isPublished, publishedClasses } from './studyDataset.js';

/** The parameters of a study as this choice runs it. @throws LabError `invalid-input` */
export function studyParameters(lab: LabContext, recipe: ExperimentRecipe, choice: StudyChoice): unknown {
  const { id, parameters, quick } = recipe;
  const { networks, reduced, epochs } = choice;
  const bundled = bundledRecipes(lab.options.resourcesFolder);
  const whole = resolveBundled(reduced ? overlay(parameters, quick) : parameters, bundled);
  const dataset = chosenDataset(lab, id === 'benchmark', choice);
  return overlay(whole, {
    ...(networks ? { networks: knownNetworks(networks) } : {}),
    ...(epochs === undefined ? {} : { training: { epochs } }),
    // Reduced runs have fewer classes or epochs: their numbers are not those of the study.
    ...(dataset ? { comparable: isPublished(dataset) && !reduced } : reduced ? { comparable: false } : {}),
    ...(dataset ? { dataset } : {}),
  });
}

function chosenDataset(
  lab: LabContext,
  general: boolean,
  { dataset, classes, reduced }: StudyChoice,
): SyntheticRecipe | undefined {
  if (!general || reduced || classes === 'drawn') return undefined;
  const found = dataset ?? publishedClasses(lab);
  if (!found && classes === 'published')
    throw new LabError(
      'invalid-input',
      'The published list of 500 classes is not here. Import dataset_configs/benchmark.json of the study as a dataset, or name the file.',
    );
  return found;
}
