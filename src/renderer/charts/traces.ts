import type { AxisUnit, Explanation, Spectrum } from '../../contract/index.js';
import { convertAll, convertAxis, type Beam } from './axis.js';
import { nearestIndex } from './estimatePeak.js';
import { formatHkl } from './formatHkl.js';
import { toScale, type IntensityScale } from './intensityScale.js';
import type { Lane, Stick, Trace } from './plotModel.js';

/** Below this share of a profile's maximum nothing of it is drawn: it would only repeat the background. */
const PROFILE_LIMIT = 0.004;
const STACK_DECADES = 4;

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
      width: 2.2,
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
    const calculated = overlay.profile.map((value, i) => value + (explanation.background[i] ?? 0));
    const strongest = overlay.sticks.reduce((top, stick) => Math.max(top, stick.height), 0) || 1;
    const sticks = overlay.sticks
      .map((stick): Stick => {
        const at = nearestIndex(explanation.x, stick.x);
        return {
          x: convertAxis(stick.x, from, unit, beam),
          height: stick.height / strongest,
          state: stick.state,
          label: stick.hkl ? formatHkl(stick.hkl) : '',
          intensity: Math.max(topNear(explanation.observed, at), topNear(calculated, at)),
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
export function topNear(y: Float64Array, at: number): number {
  const reach = Math.max(2, Math.round(y.length / 300));
  let top = -Infinity;
  for (let i = Math.max(0, at - reach), end = Math.min(y.length - 1, at + reach); i <= end; i += 1) {
    top = Math.max(top, y[i] ?? -Infinity);
  }
  return Number.isFinite(top) ? top : 0;
}

/** Curves of several measurements on the chosen scale, each to its own maximum, one above the other. */
export function stackTraces(traces: readonly Trace[], scale: IntensityScale): Trace[] {
  // Few stand apart; many lean into each other as in a waterfall, or their peaks would vanish.
  const apart = Math.max(0.06, Math.min(0.8, 6 / Math.max(1, traces.length)));
  return traces.map((trace, i) => {
    const floor = trace.y.reduce((top, value) => Math.max(top, value), 0) / 10 ** STACK_DECADES || 1e-3;
    const heights = trace.y.map((value) => toScale(value, scale, floor));
    let low = Infinity;
    let high = -Infinity;
    for (const height of heights) {
      if (height < low) low = height;
      if (height > high) high = height;
    }
    const span = high - low || 1;
    // The first of the list stands on top, as it does in the list.
    const offset = (traces.length - 1 - i) * apart;
    return { ...trace, y: heights.map((height) => (height - low) / span + offset) };
  });
}
