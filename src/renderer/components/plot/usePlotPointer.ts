import { computed, ref, watch, type Ref } from 'vue';
import { convertAxis } from '../../charts/axis.js';
import { panRange, toPixel, zoomRange, type Range } from '../../charts/plotLayout.js';
import type { PlotData } from '../../composables/usePlotData.js';
import { usePlot } from '../../stores/plot.js';
import { useSelection } from '../../stores/selection.js';
import type { PlotView } from './usePlotView.js';

const WHEEL_STEP = 1.0016;
const CLICK_PX = 4;
/** A box flatter than this zooms along x alone. */
const FLAT_PX = 28;
const KEY_ZOOM = 0.7;
const KEY_PAN = 0.15;
/** How near the pointer must be to a line or peak to mean it. */
export const REACH_PX = 9;

interface Point {
  x: number;
  y: number;
}

/** Wheel, box, pan, click and keys of the plot. */
export function usePlotPointer(host: Ref<HTMLElement | null>, data: PlotData, view: PlotView) {
  const plot = usePlot();
  const selection = useSelection();
  const { layout, xVisible, backwards, model, setX, valueAt, heightAt } = view;

  const pointer = ref<Point | null>(null);
  const drag = ref<{ from: Point; to: Point; pan: boolean; xRange: Range; yRange: Range } | null>(null);

  function at(event: MouseEvent): Point {
    const box = host.value?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  }

  function inside({ x, y }: Point): boolean {
    const { left, width, top } = layout.value.pattern;
    return x >= left && x <= left + width && y >= top && y <= view.size.value.height;
  }

  /** Axis units per pixel to the right. */
  function perPixel(range: Range): number {
    return ((range[1] - range[0]) / layout.value.pattern.width) * (backwards.value ? -1 : 1);
  }

  function onWheel(event: WheelEvent): void {
    const point = at(event);
    if (!inside(point)) return;
    event.preventDefault();
    const limits = data.fullRange.value;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      setX(panRange(xVisible.value, (event.deltaX || event.deltaY) * perPixel(xVisible.value), limits));
    } else {
      setX(zoomRange(xVisible.value, valueAt(point.x), WHEEL_STEP ** event.deltaY, limits));
    }
  }

  function onDown(event: PointerEvent): void {
    const point = at(event);
    if (!inside(point) || event.button > 1) return;
    host.value?.setPointerCapture(event.pointerId);
    const pan = event.button === 1 || event.shiftKey || plot.tool === 'pan';
    drag.value = { from: point, to: point, pan, xRange: xVisible.value, yRange: model.value.yRange };
  }

  function onMove(event: PointerEvent): void {
    const point = at(event);
    pointer.value = inside(point) ? point : null;
    const now = drag.value;
    if (!now) return;
    drag.value = { ...now, to: point };
    if (!now.pan) return;
    setX(panRange(now.xRange, (now.from.x - point.x) * perPixel(now.xRange), data.fullRange.value));
    if (plot.yRange) {
      const rise = ((point.y - now.from.y) * (now.yRange[1] - now.yRange[0])) / layout.value.pattern.height;
      plot.yRange = [now.yRange[0] + rise, now.yRange[1] + rise];
    }
  }

  function onUp(): void {
    const done = drag.value;
    drag.value = null;
    if (!done) return;
    const across = Math.abs(done.to.x - done.from.x);
    if (Math.max(across, Math.abs(done.to.y - done.from.y)) <= CLICK_PX) click(done.from);
    else if (!done.pan && across > CLICK_PX) zoomToBox(done.from, done.to);
  }

  function zoomToBox(from: Point, to: Point): void {
    const { left, width, top, height } = layout.value.pattern;
    const ends = [from.x, to.x].map((x) => valueAt(Math.min(left + width, Math.max(left, x))));
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (!(high > low)) return;
    const tall = Math.abs(to.y - from.y) > FLAT_PX && Math.max(from.y, to.y) < top + height + FLAT_PX;
    const heights = [heightAt(from.y), heightAt(to.y)];
    plot.yRange = tall ? [Math.min(...heights), Math.max(...heights)] : null;
    setX([low, high]);
  }

  function click(point: Point): void {
    const open = data.detail.value;
    if (!selection.addingPeak || !open) return;
    void selection.addPeakAt(convertAxis(valueAt(point.x), data.unit.value, open.unit, data.beam.value));
  }

  function onKey(event: KeyboardEvent): void {
    const range = xVisible.value;
    const limits = data.fullRange.value;
    const step = KEY_PAN * (range[1] - range[0]) * (backwards.value ? -1 : 1);
    const middle = (range[0] + range[1]) / 2;
    if (event.key === 'ArrowLeft') setX(panRange(range, -step, limits));
    else if (event.key === 'ArrowRight') setX(panRange(range, step, limits));
    else if (event.key === '+' || event.key === '=') setX(zoomRange(range, middle, KEY_ZOOM, limits));
    else if (event.key === '-') setX(zoomRange(range, middle, 1 / KEY_ZOOM, limits));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // The peak under the pointer is marked in the table too.
  watch(pointer, (point) => {
    if (!point || drag.value || data.peaks.value.length === 0) {
      if (point === null) selection.hoveredPeak = null;
      return;
    }
    const near = data.peaks.value
      .map((peak) => ({
        id: peak.id,
        away: Math.abs(toPixel(peak.x, xVisible.value, layout.value.pattern, backwards.value) - point.x),
      }))
      .reduce((a, b) => (b.away < a.away ? b : a));
    selection.hoveredPeak = near.away <= REACH_PX ? near.id : null;
  });

  /** The box being drawn, as CSS. */
  const box = computed(() => {
    const now = drag.value;
    if (!now || now.pan) return null;
    const { left, width, top, height } = layout.value.pattern;
    const flat = Math.abs(now.to.y - now.from.y) <= FLAT_PX;
    const [x0, x1] = [
      Math.max(left, Math.min(now.from.x, now.to.x)),
      Math.min(left + width, Math.max(now.from.x, now.to.x)),
    ];
    const [y0, y1] = flat ? [top, top + height] : [Math.min(now.from.y, now.to.y), Math.max(now.from.y, now.to.y)];
    return { left: `${x0}px`, top: `${y0}px`, width: `${x1 - x0}px`, height: `${y1 - y0}px` };
  });

  return { pointer, drag, box, onWheel, onDown, onMove, onUp, onKey };
}
