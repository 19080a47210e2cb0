import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { useUi } from './ui.js';

/** A deed with its way back. */
export interface Undoable {
  /** Completes the sentence `Undo …`, e.g. `deleting 3 measurements`. */
  label: string;
  undo: () => Promise<void>;
}

const DEPTH = 100;

/** What Ctrl-Z takes back, latest last. */
export const useUndo = defineStore('undo', () => {
  const stack = shallowRef<Undoable[]>([]);
  const label = computed(() => stack.value[stack.value.length - 1]?.label ?? null);

  function push(deed: Undoable): void {
    stack.value = [...stack.value.slice(-DEPTH + 1), deed];
  }

  /** Takes back this deed (a toast's Undo), or the latest one; false when there is none. */
  async function undo(deed?: Undoable): Promise<boolean> {
    const target = deed ?? stack.value[stack.value.length - 1];
    if (!target || !stack.value.includes(target)) return false;
    stack.value = stack.value.filter((other) => other !== target);
    const ui = useUi();
    try {
      await target.undo();
      ui.notify({ kind: 'info', text: `Undone: ${target.label}.` });
    } catch (thrown) {
      ui.report(thrown);
    }
    return true;
  }

  return { label, push, undo };
});
