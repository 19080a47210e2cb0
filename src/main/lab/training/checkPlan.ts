import { LabError, type DatasetDetail, type RunPlan, type TrainingRecipe } from '../../../contract/index.js';
import { headOf } from '../../../core/architectures/headOf.js';
import { parameterCount } from '../../../core/architectures/parameterCount.js';
import { planNetwork } from '../../../core/architectures/planNetwork.js';

/** What a trainer is sent at most, in numbers: one message of 1 GiB, with room for the recipe. Spectra for a training, weights for a question. */
const MOST_NUMBERS = 2 ** 28 - 2 ** 20;

/** Whether the model can be trained with the dataset at all. @throws LabError `invalid-input`, `too-large` saying what to change */
export function checkPlan(dataset: DatasetDetail, plan: RunPlan): void {
  const { counts, title, length } = dataset;
  const refuse = (sentence: string): never => {
    throw new LabError('invalid-input', sentence);
  };
  if (counts.train === 0) refuse(`“${title}” has no training spectra. Give its training part some.`);
  if (dataset.classes < 2) refuse(`“${title}” has a single class; to tell classes apart takes two.`);
  if ((counts.train + counts.validation) * length > MOST_NUMBERS) {
    throw new LabError(
      'too-large',
      `The training and validation spectra of “${title}” are more than 1 GiB. Take fewer spectra or a coarser grid.`,
    );
  }
  if (plan.kind === 'network') checkNetwork(dataset, plan.training, refuse);
}

function checkNetwork(dataset: DatasetDetail, recipe: TrainingRecipe, refuse: (sentence: string) => never): void {
  const { title, length, classes, counts } = dataset;
  const { architecture, loss, classWeights } = recipe;
  const network = `“${architecture.title}”`;
  if (architecture.inputLength !== length)
    refuse(
      `${network} takes spectra of ${architecture.inputLength} points and those of “${title}” have ${length}. Make the network for ${length} points.`,
    );
  const output = planNetwork(architecture).at(-1)?.output;
  const weights = parameterCount(architecture).total;
  if (weights > MOST_NUMBERS)
    throw new LabError(
      'too-large',
      `${network} has ${Math.round(weights / 1e6)} million weights; here networks have up to ${Math.floor(MOST_NUMBERS / 1e6)} million. Take fewer units in its dense layers, or more pooling before them.`,
    );
  if (output?.kind !== 'vector')
    return refuse(`${network} ends with a map: let it end with a dense layer or a global average pool.`);
  if (loss !== 'crossEntropy')
    refuse(`“${title}” has classes and mean squared error wants numbers: take cross-entropy as the loss.`);
  const head = headOf(architecture);
  if (head !== 'softmax' && head !== 'sigmoid')
    refuse(`${network} has to end with softmax (or sigmoid), so that its outputs are probabilities of classes.`);
  const binary = head === 'sigmoid' && output.units === 1 && classes === 2;
  if (output.units !== classes && !binary)
    refuse(`${network} has ${output.units} outputs and “${title}” has ${classes} classes. Give it ${classes} outputs.`);
  if (Array.isArray(classWeights) && classWeights.length !== classes)
    refuse(`There are ${classWeights.length} class weights for ${classes} classes. Give one for each class.`);
  const watched = [recipe.earlyStopping?.monitor, recipe.reduceOnPlateau?.monitor];
  if (counts.validation === 0 && watched.some((metric) => metric === 'valLoss' || metric === 'valAccuracy'))
    refuse(`“${title}” has no validation spectra to watch. Give it some, or watch the training loss instead.`);
}
