import type { AxisUnit, Explanation, Spectrum } from '../../contract/index.js';
import { convertAll, convertAxis, type Beam } from './axis.js';
import { nearestIndex } from './estimatePeak.js';
import { formatHkl } from './formatHkl.js';
import type { Lane, Stick, Trace } from './plotModel.js';

/** Below this share of a profile's maximum nothing of it is drawn: it would only repeat the background. */
const PROFILE_LIMIT = 0.004;

/** Leaves out points that have no place on the display axis (e.g. d of 2θ = 0). */
export function finitePoints(x: Float64Array, y: Float64Array): { x: Float64Array; y: Float64Array } {
  if (x.every((value) => Number.isFinite(value))) return { x, y };
  return { x: x.filter((value) => Number.isFinite(value)), y: y.filter((_, i) => Number.isFinite(x[i])) };
}

export interface CurveStyle {
  id: string;
  name: string;
  colour: string;
  width?: number;
  dashed?: boolean;
  fill?: number;
  secondary?: boolean;
}

/** A curve on the display axis. */
export function curve(x: Float64Array, y: Float64Array, style: CurveStyle): Trace {
  return { width: 1.2, ...style, ...finitePoints(x, y) };
}

/** A measured spectrum on the display axis. */
export function spectrumTrace(spectrum: Spectrum, unit: AxisUnit, beam: Beam, style: CurveStyle): Trace {
  return curve(convertAll(spectrum.x, spectrum.unit, unit, beam), spectrum.y, style);
}

/** Each picked reference's own profile standing on the background; gaps where it adds nothing. */
export function profileTraces(
  explanation: Explanation,
  x: Float64Array,
  nameOf: (id: string) => string,
  colourOf: (id: string) => string,
): Trace[] {
  return explanation.overlays.map((overlay) => {
    const limit = overlay.profile.reduce((a, b) => Math.max(a, b), 0) * PROFILE_LIMIT;
    const y = overlay.profile.map((value, i) => (value > limit ? value + (explanation.background[i] ?? 0) : NaN));
    return curve(x, y, {
      id: `profile:${overlay.referenceId}`,
      name: nameOf(overlay.referenceId),
      colour: colourOf(overlay.referenceId),
      width: 1.4,
      secondary: true,
    });
  });
}

/** Sticks of the picked references on the display axis. */
export function lanes(
  explanation: Explanation,
  from: AxisUnit,
  unit: AxisUnit,
  beam: Beam,
  nameOf: (id: string) => string,
  colourOf: (id: string) => string,
): Lane[] {
  return explanation.overlays.map((overlay) => {
    const strongest = overlay.sticks.reduce((top, stick) => Math.max(top, stick.height), 0) || 1;
    const sticks = overlay.sticks
      .map((stick): Stick => {
        const at = nearestIndex(explanation.x, stick.x);
        return {
          x: convertAxis(stick.x, from, unit, beam),
          height: stick.height / strongest,
          state: stick.state,
          label: stick.hkl ? formatHkl(stick.hkl) : '',
          intensity: topNear(explanation.observed, at),
        };
      })
      .filter((stick) => Number.isFinite(stick.x));
    return {
      id: overlay.referenceId,
      name: nameOf(overlay.referenceId),
      colour: colourOf(overlay.referenceId),
      sticks,
    };
  });
}

/** Highest value within a few points: a shift of a step must not put a label into the slope. */
function topNear(y: Float64Array, at: number): number {
  const reach = Math.max(2, Math.round(y.length / 800));
  let top = -Infinity;
  for (let i = Math.max(0, at - reach), end = Math.min(y.length - 1, at + reach); i <= end; i += 1) {
    top = Math.max(top, y[i] ?? -Infinity);
  }
  return Number.isFinite(top) ? top : 0;
}

/** Curves of several measurements, each to its own maximum, one above the other. */
export function stackTraces(traces: readonly Trace[]): Trace[] {
  return traces.map((trace, i) => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of trace.y) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const span = high - low || 1;
    // The first of the list stands on top, as it does in the list.
    const offset = (traces.length - 1 - i) * 0.6;
    return { ...trace, y: trace.y.map((value) => (value - low) / span + offset) };
  });
}
