import { LabError } from '../../../contract/index.js';

/** @throws LabError `invalid-input` when a training has run away */
export function checkLoss(loss: number): void {
  if (!Number.isFinite(loss))
    throw new LabError(
      'invalid-input',
      'The loss is no longer a number: the training has run away. Lower the learning rate, or scale the spectra.',
    );
}
