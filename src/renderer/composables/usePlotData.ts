import { computed, watch, watchEffect } from 'vue';
import type { AxisUnit, MeasurementDetail } from '../../contract/index.js';
import { convertAll, convertAxis, reachableAxes, type Beam } from '../charts/axis.js';
import type { IntensityScale } from '../charts/intensityScale.js';
import type { Lane, PeakMark, Trace } from '../charts/plotModel.js';
import type { Range } from '../charts/plotLayout.js';
import { nearestIndex } from '../charts/estimatePeak.js';
import { previewFactor } from '../charts/previewFactor.js';
import { sequentialColour } from '../charts/sequential.js';
import { curve, lanes, profileTraces, spectrumTrace, stackTraces, topNear } from '../charts/traces.js';
import { useColours } from '../stores/colours.js';
import { useMeasurements } from '../stores/measurements.js';
import { usePlot } from '../stores/plot.js';
import { useReferenceNames } from '../stores/referenceNames.js';
import { useSelection } from '../stores/selection.js';
import { useSettings } from '../stores/settings.js';
import { MAX_COMPARED, useSpectra } from '../stores/spectra.js';
import { useTheme } from '../theme.js';
import { plainFormula } from '../typeset.js';

function beamOf(source: Pick<MeasurementDetail, 'radiation' | 'laserWavelength'>): Beam {
  return { wavelength: source.radiation?.wavelength, laser: source.laserWavelength };
}

/** Longer names do not fit beside a lane; the formula stands for them. */
const LANE_NAME = 9;

/** Everything the plot shows, from the stores to display units. */
export function usePlotData() {
  const selection = useSelection();
  const measurements = useMeasurements();
  const settings = useSettings();
  const spectra = useSpectra();
  const plot = usePlot();
  const colours = useColours();
  const theme = useTheme();
  const names = useReferenceNames();

  const detail = computed(() => selection.detail);
  const beam = computed<Beam>(() => (detail.value ? beamOf(detail.value) : {}));
  const axes = computed<AxisUnit[]>(() => (detail.value ? reachableAxes(detail.value.unit, beam.value) : []));
  const unit = computed<AxisUnit>(() => {
    const open = detail.value;
    if (!open) return 'twoTheta';
    const wanted = open.technique === 'xrd' ? settings.value.xrdAxis : settings.value.ramanAxis;
    return axes.value.includes(wanted) ? wanted : open.unit;
  });

  /** Checked measurements of the same technique, the open one among them. */
  const comparedIds = computed(() => {
    const open = detail.value;
    if (!open || measurements.checked.size === 0) return [];
    const ids = measurements.items
      .filter((item) => (measurements.checked.has(item.id) || item.id === open.id) && item.technique === open.technique)
      .map((item) => item.id);
    return ids.length > 1 ? ids.slice(0, MAX_COMPARED) : [];
  });
  const comparing = computed(() => comparedIds.value.length > 1);
  watchEffect(() => {
    if (comparing.value) void spectra.want(comparedIds.value);
  });

  const stacked = computed(() => comparing.value && plot.compare === 'stack');
  /** The scale of the axis. Stacked curves bring their scale with them. */
  const scale = computed<IntensityScale>(() => (stacked.value ? 'linear' : settings.value.intensityScale));

  function nameOf(referenceId: string): string {
    const found = names.known.get(referenceId);
    if (!found) return 'Reference';
    return found.name.length <= LANE_NAME || !found.formula ? found.name : plainFormula(found.formula);
  }

  watch(
    [() => selection.candidates, () => selection.picked],
    ([candidates, picked]) => {
      names.learn(candidates.map((candidate) => candidate.reference));
      void names.want(picked);
    },
    { immediate: true },
  );
  watchEffect(() => {
    colours.claim(selection.picked);
  });

  const comparedTraces = computed<Trace[]>(() => {
    if (!comparing.value) return [];
    const found = comparedIds.value.flatMap((id) => spectra.kept.get(id) ?? []);
    const traces = found.map((each, i) =>
      spectrumTrace(each.spectrum, unit.value, beamOf(each), {
        id: each.id,
        name: each.name,
        colour:
          each.id === detail.value?.id
            ? theme.chart.value.observed
            : sequentialColour(i, found.length, theme.dark.value),
        width: found.length > 20 ? 1 : 1.2,
      }),
    );
    // What another wavelength puts off this axis is not drawn.
    const drawable = traces.filter((trace) => trace.x.length > 1);
    if (stacked.value) return stackTraces(drawable, settings.value.intensityScale);
    // The open one is drawn last, upon the others.
    return [
      ...drawable.filter((trace) => trace.id !== detail.value?.id),
      ...drawable.filter((trace) => trace.id === detail.value?.id),
    ];
  });

  /** The curve that the cursor reads. */
  const main = computed<Trace | null>(() => {
    const open = detail.value;
    if (!open) return null;
    const style = { id: 'observed', name: open.name, colour: theme.chart.value.observed };
    const preview = selection.preview;
    if (preview) return spectrumTrace(preview.spectrum, unit.value, beam.value, style);
    const explained = selection.explanation;
    if (explained && explained.observed.length > 0) {
      return curve(convertAll(explained.x, open.unit, unit.value, beam.value), explained.observed, style);
    }
    return spectrumTrace(open.spectrum, unit.value, beam.value, style);
  });

  /** Brings what is known in measured counts to the scale of a preview. */
  const factor = computed(() => {
    const [open, preview] = [detail.value, selection.preview];
    return open && preview ? previewFactor(open.spectrum.y, preview.spectrum.y) : 1;
  });

  const singleTraces = computed<Trace[]>(() => {
    const open = detail.value;
    const observed = main.value;
    if (!open || !observed) return [];
    const chart = theme.chart.value;
    const traces: Trace[] = [];
    const preview = selection.preview;
    const explained = selection.explanation;
    if (preview) {
      const scaled = factor.value === 1 ? '' : ', to the same height';
      const raw = spectrumTrace(open.spectrum, unit.value, beam.value, {
        id: 'raw',
        name: `as measured${scaled}`,
        colour: chart.raw,
        width: 1,
      });
      traces.push({ ...raw, y: raw.y.map((value) => value * factor.value) });
    }
    const background = preview ? preview.background : explained?.background;
    const x = preview
      ? convertAll(preview.spectrum.x, preview.spectrum.unit, unit.value, beam.value)
      : explained && convertAll(explained.x, open.unit, unit.value, beam.value);
    if (background && x && background.length === x.length) {
      const style = {
        id: 'background',
        name: 'background',
        colour: chart.backgroundCurve,
        dashed: true,
        secondary: true,
      };
      traces.push(curve(x, background, style));
    }
    // Under the measured curve: where they agree a profile shows as its rim, where not as a gap.
    if (!preview && explained && x) traces.push(...profileTraces(explained, x, nameOf, colours.of));
    traces.push(observed);
    return traces;
  });

  /** The picked reference that is pointed at in a table; the others step back. */
  const pointedAt = computed(() => {
    const id = selection.hoveredReference;
    return id !== null && selection.picked.length > 1 && selection.picked.includes(id) ? id : null;
  });
  const traces = computed(() => {
    if (comparing.value) return comparedTraces.value;
    const id = pointedAt.value;
    if (id === null) return singleTraces.value;
    return singleTraces.value.map((trace) =>
      trace.id.startsWith('profile:') && trace.id !== `profile:${id}` ? { ...trace, faint: true } : trace,
    );
  });

  const laneList = computed<Lane[]>(() => {
    const open = detail.value;
    const explained = selection.explanation;
    if (!open || !explained) return [];
    const drawn = lanes(explained, open.unit, unit.value, beam.value, nameOf, colours.of);
    const all = drawn.map((lane) => ({
      ...lane,
      sticks: lane.sticks.map((stick) => ({ ...stick, intensity: stick.intensity * factor.value })),
    }));
    const id = pointedAt.value;
    return id === null ? all : all.map((lane) => (lane.id === id ? lane : { ...lane, faint: true }));
  });

  const peaks = computed<PeakMark[]>(() => {
    const open = detail.value;
    const curveRead = main.value;
    if (!open || !curveRead || comparing.value || !plot.showPeaks) return [];
    const source = selection.explanation ?? open.spectrum;
    const heights = 'observed' in source ? source.observed : source.y;
    return selection.peaks.map((peak) => ({
      id: peak.id,
      x: convertAxis(peak.position, open.unit, unit.value, beam.value),
      y: topNear(heights, nearestIndex(source.x, peak.position)) * factor.value,
      emphasised: peak.id === selection.hoveredPeak,
    }));
  });

  const unexplained = computed(() => {
    const open = detail.value;
    const explained = selection.explanation;
    if (!open || !explained || comparing.value || selection.picked.length === 0) return [];
    return explained.unexplained.map(({ x }) => ({
      x: convertAxis(x, open.unit, unit.value, beam.value),
      y: topNear(explained.observed, nearestIndex(explained.x, x)) * factor.value,
    }));
  });

  const difference = computed(() => {
    const open = detail.value;
    const explained = selection.explanation;
    if (!open || !explained || comparing.value || selection.preview || explained.overlays.length === 0) return null;
    return { x: convertAll(explained.x, open.unit, unit.value, beam.value), y: explained.difference };
  });

  const caption = computed(() => {
    const explained = selection.explanation;
    if (!explained || explained.overlays.length === 0) return '';
    const first = selection.candidates.find((candidate) => candidate.reference.id === selection.picked[0]);
    const left = explained.unexplained.length;
    return [
      `${detail.value?.technique === 'raman' ? 'residual' : 'Rwp'} ${explained.rwp.toFixed(1)} %`,
      ...(first
        ? [
            `zero shift ${signed(first.zeroShift, first.reference.technique === 'xrd' ? 3 : 1)}${first.reference.technique === 'xrd' ? '°' : ' cm⁻¹'}`,
          ]
        : []),
      left === 0 ? 'every peak explained' : `${left} ${left === 1 ? 'peak' : 'peaks'} unexplained`,
    ].join('  ·  ');
  });

  /** The whole axis, low < high. */
  const fullRange = computed<Range>(() => {
    let low = Infinity;
    let high = -Infinity;
    for (const { x } of traces.value) {
      const [a, b] = [x[0] ?? NaN, x[x.length - 1] ?? NaN];
      low = Math.min(low, a, b);
      high = Math.max(high, a, b);
    }
    return high > low ? [low, high] : [0, 1];
  });

  const intensityTitle = computed(() => {
    if (stacked.value) return 'Intensity, each to its maximum';
    switch (scale.value) {
      case 'linear':
        return 'Intensity';
      case 'sqrt':
        return 'Intensity, square-root scale';
      case 'log':
        return 'Intensity, logarithmic scale';
    }
  });

  return {
    ...{
      detail,
      beam,
      axes,
      unit,
      scale,
      stacked,
      comparing,
      comparedIds,
      traces,
      main,
      lanes: laneList,
      peaks,
      unexplained,
    },
    ...{ difference, caption, fullRange, intensityTitle },
  };
}

export type PlotData = ReturnType<typeof usePlotData>;

function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}
