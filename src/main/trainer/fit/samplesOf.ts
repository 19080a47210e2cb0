import { LabError } from '../../../contract/index.js';
import { generate } from '../../../core/synthesis/generate.js';
import { hashPart } from '../../lab/datasets/hashPart.js';
import type { MadeSamples } from '../messages.js';
import type { Samples } from './samples.js';

/**
 * The samples of an order: as sent, or made here from their recipe.
 * @throws LabError `conflict` where this program makes other numbers of the recipe than the one that stored its hash
 */
export function samplesOf(order: Samples | MadeSamples): Samples {
  if ('inputs' in order) return order;
  const { recipe, split } = order;
  const part = generate(recipe, split);
  const { xSha256, labelsSha256 } = hashPart(part);
  if (xSha256 !== order.xSha256 || labelsSha256 !== order.labelsSha256) {
    throw new LabError(
      'conflict',
      `“${recipe.title}” was made by another version of Phaselens, whose numbers differ from what its recipe makes now. Make the dataset again.`,
    );
  }
  return { inputs: part.x, targets: part.labels };
}
