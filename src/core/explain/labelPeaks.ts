import type { Overlay } from '../../contract/data/identification.js';

/** A reference that was laid on the measurement. */
export interface NamedOverlay {
  name: string;
  sticks: Overlay['sticks'];
}

/** A line belongs to a peak within this many full widths. */
const REACH = 0.75;
/** Weaker lines under the same peak are not named. */
const WEAKEST = 0.1;
const MOST_LINES = 3;

/**
 * What the peaks are called: phase and indices of the lines found there, e.g. `anatase 105, 211`; for bands without indices the phase;
 * else `peak 3`, by position.
 */
export function labelPeaks(
  peaks: readonly { position: number; fwhm: number }[],
  overlays: readonly NamedOverlay[],
): string[] {
  const order = [...peaks].sort((a, b) => a.position - b.position);
  return peaks.map((peak) => {
    const reach = REACH * peak.fwhm;
    const parts = overlays.flatMap(({ name, sticks }) => {
      const near = sticks
        .filter(({ x, state }) => state === 'matched' && Math.abs(x - peak.position) <= reach)
        .sort((a, b) => b.height - a.height);
      const strongest = near[0];
      if (!strongest) return [];
      const indices = near
        .filter(({ height }) => height >= WEAKEST * strongest.height)
        .flatMap(({ hkl }) => (hkl ? [indicesOf(hkl)] : []));
      return [[name, [...new Set(indices)].slice(0, MOST_LINES).join(', ')].filter(Boolean).join(' ')];
    });
    return parts.length > 0 ? parts.join(' + ') : `peak ${order.indexOf(peak) + 1}`;
  });
}

/** `101`; with spaces where a sign or two digits would make it ambiguous. */
function indicesOf(hkl: readonly number[]): string {
  const plain = hkl.every((index) => index >= 0 && index <= 9);
  return hkl.join(plain ? '' : ' ').replaceAll('-', '\u2212');
}
