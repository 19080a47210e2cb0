import type { Ref } from 'vue';
import { useMeasurements } from '../../stores/measurements.js';
import { useSelection } from '../../stores/selection.js';
import { useUi } from '../../stores/ui.js';

/** What keys and menu do with rows; `shown` are the ids in the order of the list. */
export function useListActions(shown: Readonly<Ref<string[]>>) {
  const measurements = useMeasurements();
  const selection = useSelection();
  const ui = useUi();

  /** The checked ones when the row is among them, otherwise the row. */
  function targets(id: string): string[] {
    return measurements.checked.has(id) ? [...measurements.checked] : [id];
  }

  /** Deletes, and opens what takes the place of the open one; undo opens that again. */
  async function remove(ids: string[]): Promise<void> {
    const at = Math.min(...ids.map((id) => shown.value.indexOf(id)).filter((i) => i >= 0));
    const left = shown.value.filter((id) => !ids.includes(id));
    const current = selection.currentId;
    const wasOpen = current !== null && ids.includes(current);
    const done = await ui.attempt(async () => {
      await measurements.remove(ids, async () => {
        if (wasOpen) await selection.open(current);
      });
      return true;
    });
    if (!done || !wasOpen) return;
    const next = left[Math.min(left.length - 1, Number.isFinite(at) ? at : 0)];
    if (next) await selection.open(next);
    else selection.close();
  }

  return { targets, remove };
}
