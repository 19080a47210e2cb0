import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { ReferenceSummary } from '../../contract/index.js';
import { call } from '../lab.js';

type Named = Pick<ReferenceSummary, 'id' | 'name' | 'formula'>;

/** Names of references that are drawn although the table of candidates no longer has them, as after a narrower search. */
export const useReferenceNames = defineStore('referenceNames', () => {
  const known = shallowReactive(new Map<string, Named>());
  const asked = new Set<string>();

  function learn(references: readonly Named[]): void {
    for (const reference of references) if (!known.has(reference.id)) known.set(reference.id, reference);
  }

  async function want(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !known.has(id) && !asked.has(id));
    for (const id of unknown) asked.add(id);
    await Promise.all(
      unknown.map(async (id) => {
        try {
          learn([(await call('references.get', { id })).summary]);
        } catch {
          // Deleted since: what is drawn of it stays, without a name.
        }
      }),
    );
  }

  return { known, learn, want };
});
