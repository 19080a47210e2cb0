import { LabError } from '../../../contract/data/errors.js';
import { listBackups, type ListedBackup } from './listBackups.js';
import { verifyBackup } from './verifyBackup.js';

/** The newest backup in the data folder that passes its check, or undefined. */
export function newestIntactBackup(dataFolder: string, newest: number): ListedBackup | undefined {
  return listBackups(dataFolder).find(({ path }) => {
    try {
      verifyBackup(path, newest);
      return true;
    } catch (cause) {
      if (cause instanceof LabError) return false;
      throw cause;
    }
  });
}
