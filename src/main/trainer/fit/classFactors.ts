import { LabError, type TrainingRecipe } from '../../../contract/index.js';

/**
 * The factor of each class in the loss; `balanced` as in scikit-learn, samples / (classes * samples of the class).
 * @throws LabError `invalid-input` when the number of factors is not the number of classes
 */
export function classFactors(
  choice: TrainingRecipe['classWeights'],
  targets: Int32Array,
  classes: number,
): Float32Array {
  if (choice === 'none') return new Float32Array(classes).fill(1);
  if (choice === 'balanced') {
    const counts = new Float32Array(classes);
    for (const target of targets) counts[target] = (counts[target] ?? 0) + 1;
    return counts.map((count) => (count === 0 ? 0 : targets.length / (classes * count)));
  }
  if (choice.length !== classes)
    throw new LabError(
      'invalid-input',
      `There are ${choice.length} class weights for ${classes} classes: give one for each.`,
    );
  return Float32Array.from(choice);
}
