import { onMounted, onUnmounted, watch } from 'vue';
import { useExplain } from '../stores/explain.js';
import { useUi } from '../stores/ui.js';

/** Elements that need the arrows for themselves. */
const BUSY = 'input, textarea, select, [role="combobox"], [role="menu"], [role="radiogroup"], .n-base-selection';

/** Closed menus stay in the page, unseen. */
function menuOpen(): boolean {
  const menus = document.querySelectorAll('.n-base-select-menu, .n-dropdown-menu');
  return [...menus].some((menu) => menu.getClientRects().length > 0);
}

/** Up and down go through the layers, left and right through the spectra. */
export function useExplainKeys(): void {
  const explain = useExplain();
  const ui = useUi();
  let byPointer = false;
  const keys: Record<string, () => void> = {
    ArrowUp: () => {
      explain.moveLayer(-1);
    },
    ArrowDown: () => {
      explain.moveLayer(1);
    },
    ArrowLeft: () => void explain.moveSubject(-1),
    ArrowRight: () => void explain.moveSubject(1),
  };

  function onKey(event: KeyboardEvent): void {
    byPointer = false;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (ui.shortcutsOpen) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.closest(BUSY) || menuOpen()) return;
    const deed = keys[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  function onPointer(): void {
    byPointer = true;
  }

  // Who chose by mouse goes on by arrows: the chooser would keep them. By keyboard the focus stays where it is.
  watch([() => explain.side.modelHash, () => explain.side.subject, () => explain.side.className], () => {
    setTimeout(() => {
      const focused = document.activeElement;
      if (byPointer && focused instanceof HTMLElement && focused.closest('.n-base-selection')) focused.blur();
    });
  });

  onMounted(() => {
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onPointer, true);
  });
  onUnmounted(() => {
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('pointerdown', onPointer, true);
  });
}
