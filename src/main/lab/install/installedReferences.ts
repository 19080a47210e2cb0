import type { Reference } from '../../../contract/index.js';

/** What an installable library gives. */
export interface InstalledReferences {
  references: Reference[];
  failures: { item: string; message: string }[];
}
