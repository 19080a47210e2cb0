import type { Doublet, Profile } from './fitProfile.js';
import { profileAt } from './fitProfile.js';

/**
 * Leaves out the peaks that are the Kα2 line of a stronger one: at its place within half a width, and no stronger than the doublet's
 * ratio explains with what the Kα1 line's own tail adds. `peaks` by ascending position, and so the result.
 */
export function dropAlpha2(peaks: readonly Profile[], doublet: Doublet | undefined): Profile[] {
  if (!doublet) return [...peaks];
  const byHeight = [...peaks].sort((a, b) => b.height - a.height);
  const dropped = new Set<Profile>();
  for (const main of byHeight) {
    if (dropped.has(main)) continue;
    const place = doublet.companion(main.position);
    const separation = Math.abs(place - main.position);
    for (const other of peaks) {
      if (other === main || dropped.has(other) || other.height >= main.height) continue;
      const tolerance = Math.min(0.35 * separation, Math.max(0.5 * main.fwhm, 0.1 * separation));
      if (Math.abs(other.position - place) > tolerance) continue;
      const tail = profileAt(other.position, main);
      if (other.height <= doublet.ratio * 1.5 * main.height + tail) dropped.add(other);
    }
  }
  return peaks.filter((peak) => !dropped.has(peak));
}
