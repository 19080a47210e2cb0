import { computed, type ComputedRef } from 'vue';
import type { AxisUnit } from '../../../contract/index.js';
import { reachableAxes, type Beam } from '../../charts/axis.js';
import { explainAxis, type ExplainAxis } from '../../charts/featureMapsAxis.js';
import type { Range } from '../../charts/plotLayout.js';
import { useExplain } from '../../stores/explain.js';
import type { Side } from '../../stores/explainSide.js';
import { useMeasurements } from '../../stores/measurements.js';

export interface SideAxis {
  /** Units in which the axis can be shown. */
  units: ComputedRef<AxisUnit[]>;
  axis: ComputedRef<ExplainAxis | null>;
  /** The zoom in the unit of the axis that is shown; another unit begins with everything. */
  range: ComputedRef<Range>;
  setUnit: (unit: AxisUnit) => void;
  /** Sides with the same axis are zoomed together. */
  setZoom: (zoom: Range | null) => void;
}

/** The horizontal axis of a side: its unit is chosen for all sides. */
export function useSideAxis(side: () => Side): SideAxis {
  const explain = useExplain();
  const measurements = useMeasurements();

  const beam = computed<Beam>(() => {
    const { subject } = side();
    const item = subject?.kind === 'measurement' ? measurements.byId.get(subject.measurementId) : undefined;
    return { wavelength: item?.radiation?.wavelength, laser: item?.laserWavelength };
  });
  const units = computed<AxisUnit[]>(() => {
    const own = side().spectrum?.axis.unit;
    return !own || own === 'point' ? [] : reachableAxes(own, beam.value);
  });
  const axis = computed<ExplainAxis | null>(() => {
    const known = side().spectrum;
    if (!known) return null;
    const wanted = units.value.find((unit) => unit === explain.unit) ?? known.axis.unit;
    return explainAxis(known.axis, known.y.length, wanted, beam.value);
  });
  const range = computed<Range>(() => {
    const full = axis.value?.full ?? [0, 1];
    const { zoom } = side();
    return zoom && zoom[0] < full[1] && zoom[1] > full[0] ? zoom : full;
  });

  function setUnit(unit: AxisUnit): void {
    explain.unit = unit;
    for (const each of explain.sides) each.zoom = null;
  }

  function setZoom(zoom: Range | null): void {
    const own = side().spectrum?.axis;
    for (const each of explain.sides) {
      const other = each.spectrum?.axis;
      if (each === side() || (own && other?.unit === own.unit && other.from === own.from && other.step === own.step)) {
        each.zoom = zoom;
      }
    }
  }

  return { units, axis, range, setUnit, setZoom };
}
