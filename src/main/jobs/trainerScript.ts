import { join } from 'node:path';
import { findInstallation } from '../files/folders.js';

/** The built entry of the trainer, wherever this module itself was built into. */
export function trainerScript(): string {
  return join(findInstallation(import.meta.url).root, 'out', 'main', 'trainer.js');
}
