import { createHash } from 'node:crypto';
import type { LabContext } from '../labContext.js';

/**
 * Gives an own library the version that its content has: the same references have the same version in any laboratory, so that a report can be
 * checked against it. Ids of own references follow from their content; the library's own id, which is random, is left out.
 */
export function stampOwnLibrary(lab: LabContext, libraryId: string): void {
  if (lab.store.libraries.get(libraryId)?.kind !== 'own') return;
  const hash = createHash('sha256');
  const contents = lab.store.references.ids(libraryId).map((id) => id.slice(libraryId.length));
  for (const content of contents.sort()) hash.update(content);
  lab.store.libraries.setVersion(libraryId, hash.digest('hex').slice(0, 12));
}
