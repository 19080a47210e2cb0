import { coarseStep, fineStep, slopeFeature, type PreparedRaman } from './ramanFeatures.js';

/** Range that networks see, 1/cm; they get slopes every {@link coarseStep}. */
export const ramanNetworkRange = { from: 140, to: 1480 };
export const ramanNetworkLength = (ramanNetworkRange.to - ramanNetworkRange.from) / coarseStep + 1;

/**
 * A prepared Raman spectrum as a network sees it: slopes of compressed intensities on a fixed grid, 0 where nothing was measured, mean square 1.
 * A network that starts from the slopes need not learn what a baseline is.
 */
export function ramanNetworkInput(prepared: PreparedRaman): Float32Array {
  const { from, values } = slopeFeature(prepared);
  const first = ramanNetworkRange.from / coarseStep;
  const input = new Float32Array(ramanNetworkLength);
  const margin = Math.ceil((2 * fineStep) / coarseStep);
  let square = 0;
  for (let i = 0; i < input.length; i++) {
    const at = first + i - from;
    if (at < margin || at >= values.length - margin) continue;
    input[i] = values[at]!;
    square += values[at]! ** 2;
  }
  const scale = square > 0 ? Math.sqrt(input.length / square) : 0;
  return input.map((value) => value * scale);
}
