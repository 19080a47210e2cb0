import { onMounted, onUnmounted } from 'vue';
import { useExplain } from '../stores/explain.js';
import { useUi } from '../stores/ui.js';

/** Elements that need the arrows for themselves. */
const BUSY = 'input, textarea, select, [role="combobox"], [role="menu"], [role="radiogroup"]';
/** While its menu is closed, a chooser does nothing with them. */
const CLOSED_CHOOSER = '.n-base-selection';

/** Closed menus stay in the page, unseen. */
function menuOpen(): boolean {
  const menus = document.querySelectorAll('.n-base-select-menu, .n-dropdown-menu');
  return [...menus].some((menu) => menu.getClientRects().length > 0);
}

/** Up and down go through the layers, left and right through the spectra. */
export function useExplainKeys(): void {
  const explain = useExplain();
  const ui = useUi();
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
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (ui.shortcutsOpen) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    // An open menu of the kit keeps its focus on the page.
    if (menuOpen() || (target?.closest(BUSY) && !target.closest(CLOSED_CHOOSER))) return;
    const deed = keys[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  onMounted(() => {
    window.addEventListener('keydown', onKey);
  });
  onUnmounted(() => {
    window.removeEventListener('keydown', onKey);
  });
}
