import { LabError } from '../../../contract/data/errors.js';
import type { FileProbe } from '../types.js';
import { signatures } from './signatures.js';

/**
 * Refuse what is known by its signature but not read.
 * @throws LabError `unsupported-format` naming the format and the way out
 */
export function declineByName(probe: FileProbe): void {
  for (const { matches, isWhat, instead } of signatures) {
    if (matches(probe))
      throw new LabError(
        'unsupported-format',
        `${probe.label} is ${isWhat}, which this version does not read${instead === '' ? '' : `; ${instead}`}.`,
      );
  }
}
