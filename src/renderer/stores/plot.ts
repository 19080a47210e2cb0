import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Range } from '../charts/plotLayout.js';

export type CompareMode = 'overlay' | 'stack';

/** How the plot is looked at: zoom, tool and marks. What is kept for next time is in the settings. */
export const usePlot = defineStore('plot', () => {
  /** Visible range in display units; null shows everything. */
  const xRange = shallowRef<Range | null>(null);
  /** Visible heights on the paper; null fits what is visible. */
  const yRange = shallowRef<Range | null>(null);
  const tool = ref<'zoom' | 'pan'>('zoom');
  const compare = ref<CompareMode>('overlay');
  const showPeaks = ref(true);
  const showLabels = ref(true);

  function reset(): void {
    xRange.value = null;
    yRange.value = null;
  }

  return { xRange, yRange, tool, compare, showPeaks, showLabels, reset };
});
