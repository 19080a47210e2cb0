import { onMounted, onUnmounted } from 'vue';
import type { AxisUnit } from '../../contract/index.js';
import { reachableAxes } from '../charts/axis.js';
import { isCommand } from '../platform.js';
import { useImports } from '../stores/imports.js';
import { usePlot } from '../stores/plot.js';
import { useSelection } from '../stores/selection.js';
import { useSettings } from '../stores/settings.js';
import { TAB_NAMES, useUi } from '../stores/ui.js';
import { useUndo } from '../stores/undo.js';

/** Keys that work wherever no field has the focus. */
export function useShortcuts(): void {
  const ui = useUi();
  const plot = usePlot();
  const settings = useSettings();
  const selection = useSelection();
  const imports = useImports();
  const undo = useUndo();

  function nextAxis(): void {
    const open = selection.detail;
    if (!open) return;
    const axes = reachableAxes(open.unit, { wavelength: open.radiation?.wavelength, laser: open.laserWavelength });
    const now: AxisUnit = open.technique === 'xrd' ? settings.value.xrdAxis : settings.value.ramanAxis;
    const next = axes[(axes.indexOf(now) + 1) % axes.length];
    if (next === 'ramanShift' || next === 'wavelength') void settings.set({ ramanAxis: next });
    else if (next) void settings.set({ xrdAxis: next });
  }

  function moveCursor(by: number): void {
    const last = selection.candidates.length - 1;
    selection.cursor = Math.max(0, Math.min(last, selection.cursor + by));
  }

  const commands: Record<string, () => void> = {
    k: () => {
      ui.view = 'identify';
      ui.filterFocus += 1;
    },
    o: () => {
      imports.choose(false);
    },
    z: () => void undo.undo(),
  };

  const plain: Record<string, () => void> = {
    l: () => void settings.set({ intensityScale: 'linear' }),
    s: () => void settings.set({ intensityScale: 'sqrt' }),
    g: () => void settings.set({ intensityScale: 'log' }),
    x: nextAxis,
    o: () => (plot.compare = plot.compare === 'overlay' ? 'stack' : 'overlay'),
    v: () => (plot.tool = plot.tool === 'pan' ? 'zoom' : 'pan'),
    p: () => (plot.showPeaks = !plot.showPeaks),
    h: () => (plot.showLabels = !plot.showLabels),
    '0': () => {
      plot.reset();
    },
    j: () => {
      moveCursor(1);
    },
    k: () => {
      moveCursor(-1);
    },
    i: () => void selection.identify(),
    ' ': () => {
      const candidate = selection.candidates[selection.cursor];
      if (candidate) void selection.togglePick(candidate.reference.id);
    },
    Escape: () => (selection.addingPeak = false),
  };

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const typing =
      target !== null && (target.isContentEditable || target.closest('input, textarea, [role="combobox"]') !== null);
    if (isCommand(event) && !event.altKey) {
      const command = commands[event.key.toLowerCase()];
      // Inside a field Ctrl-Z belongs to the field.
      if (!command || event.shiftKey || (typing && event.key.toLowerCase() === 'z')) return;
      event.preventDefault();
      command();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '?') {
      ui.shortcutsOpen = !ui.shortcutsOpen;
      return;
    }
    if (ui.view !== 'identify' || ui.shortcutsOpen) return;
    const tab = TAB_NAMES[Number(event.key) - 1];
    if (tab) {
      ui.tab = tab;
      return;
    }
    // Space on a button presses the button.
    if (event.key === ' ' && target?.closest('button, a, [role="button"], [role="checkbox"], [role="tab"]')) return;
    const deed = plain[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    if (event.key === ' ') event.preventDefault();
    deed();
  }

  onMounted(() => {
    window.addEventListener('keydown', onKey);
  });
  onUnmounted(() => {
    window.removeEventListener('keydown', onKey);
  });
}
