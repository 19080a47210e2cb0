import { computed, ref, watch } from 'vue';
import { convertAxis, runsBackwards } from '../../charts/axis.js';
import { fromPixel, plotLayout, type Range } from '../../charts/plotLayout.js';
import type { PlotModel } from '../../charts/plotModel.js';
import { yRange } from '../../charts/yRange.js';
import type { PlotData } from '../../composables/usePlotData.js';
import { usePlot } from '../../stores/plot.js';
import { useSelection } from '../../stores/selection.js';
import { useTheme } from '../../theme.js';

/** What part of the data stands where on the screen: size, frames, visible ranges, and the model that the charts draw. */
export function usePlotView(data: PlotData) {
  const plot = usePlot();
  const selection = useSelection();
  const theme = useTheme();
  /** CSS pixels. */
  const size = ref({ width: 0, height: 0 });

  const layout = computed(() =>
    plotLayout(size.value.width, size.value.height, data.lanes.value.length, data.difference.value !== null),
  );
  const backwards = computed(() => runsBackwards(data.unit.value));
  const xVisible = computed<Range>(() => plot.xRange ?? data.fullRange.value);
  const fitted = computed(() => yRange(data.traces.value, xVisible.value, data.scale.value));

  const model = computed<PlotModel>(() => ({
    layout: layout.value,
    theme: theme.chart.value,
    unit: data.unit.value,
    scale: data.scale.value,
    xRange: xVisible.value,
    yRange: plot.yRange ?? fitted.value.range,
    floor: fitted.value.floor,
    intensityTitle: data.intensityTitle.value,
    hideIntensities: data.stacked.value,
    traces: data.traces.value,
    lanes: data.lanes.value,
    peaks: data.peaks.value,
    unexplained: data.unexplained.value,
    difference: data.difference.value,
    caption: data.caption.value,
    labels: plot.showLabels && !data.comparing.value,
  }));

  // A new axis or measurement means another range.
  watch([() => data.detail.value?.id, () => data.unit.value], () => {
    plot.reset();
  });
  watch([() => data.scale.value, () => data.comparing.value, () => plot.compare], () => {
    plot.yRange = null;
  });
  watch(
    () => selection.zoomTo,
    (wanted) => {
      const open = data.detail.value;
      if (!wanted || !open) return;
      const ends = [wanted.from, wanted.to].map((value) =>
        convertAxis(value, open.unit, data.unit.value, data.beam.value),
      );
      const [low, high] = [Math.min(...ends), Math.max(...ends)];
      if (!(high > low)) return;
      const limits = data.fullRange.value;
      plot.yRange = null;
      plot.xRange = [Math.max(low, limits[0]), Math.min(high, limits[1])];
    },
  );

  /** Shows this range; the whole of it means everything, also after the data change. */
  function setX(range: Range): void {
    const full = data.fullRange.value;
    plot.xRange = range[0] <= full[0] && range[1] >= full[1] ? null : range;
  }

  function valueAt(pixel: number): number {
    return fromPixel(pixel, xVisible.value, layout.value.pattern, backwards.value);
  }

  /** Height on the paper at a pixel. */
  function heightAt(pixel: number): number {
    const { top, height } = layout.value.pattern;
    const [low, high] = model.value.yRange;
    return high - ((pixel - top) / height) * (high - low);
  }

  return { size, layout, backwards, xVisible, model, setX, valueAt, heightAt };
}

export type PlotView = ReturnType<typeof usePlotView>;
