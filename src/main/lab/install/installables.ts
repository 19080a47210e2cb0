import { LabError, type Job } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';

export type InstallableId = 'amcsd' | 'raman-open';

export interface Installable {
  id: InstallableId;
  name: string;
  megabytes: number;
  licence: string;
  citation: string;
}

export const installables: readonly Installable[] = [];

export function isInstalled(lab: LabContext, id: InstallableId): boolean {
  return lab.store.libraries.get(id) !== undefined;
}

export function startInstall(_lab: LabContext, id: InstallableId): Job {
  throw new LabError('unavailable', `${id} cannot be installed yet.`);
}
