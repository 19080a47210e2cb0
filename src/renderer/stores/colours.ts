import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { seriesColour } from '../charts/palette.js';
import { useTheme } from '../theme.js';

/** A colour that stays with its phase: the same reference has the same colour in every table, lane, curve and measurement. */
export const useColours = defineStore('colours', () => {
  const slots = shallowRef<ReadonlyMap<string, number>>(new Map());
  const theme = useTheme();

  /** Gives each of these references a slot, free of clashes among them where one is left. */
  function claim(referenceIds: readonly string[]): void {
    const next = new Map(slots.value);
    const taken = new Set<number>();
    let changed = false;
    for (const id of referenceIds) {
      const have = next.get(id);
      if (have !== undefined && !taken.has(have)) {
        taken.add(have);
        continue;
      }
      let free = 0;
      while (taken.has(free) || referenceIds.some((other) => other !== id && next.get(other) === free)) free += 1;
      next.set(id, free);
      taken.add(free);
      changed = true;
    }
    if (changed) slots.value = next;
  }

  function of(referenceId: string): string {
    return seriesColour(slots.value.get(referenceId) ?? 0, theme.dark.value);
  }

  return { slots, claim, of };
});
