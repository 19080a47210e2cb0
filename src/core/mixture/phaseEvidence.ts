import { addScaled, distanceOf, fitScales } from './fitScales.js';
import type { FittedMixture } from './fitMixture.js';
import { lineEvidence, type LineEvidence } from './lineEvidence.js';
import { noiseShare } from './mixtureMerit.js';
import type { MixtureTarget } from './mixtureTarget.js';

/** Overlaps make scales uncertain: a phase may be that much stronger than fitted. */
const trueScales = [1, 1.7];

/** Independent pieces of evidence that the fit of the whole pattern is worth; few, because its errors hang together. */
const piecesOfFit = 6;

/** The lines that a phase of a mixture alone explains, and how much worse the rest fits without it. */
export function phaseEvidence(target: MixtureTarget, fit: FittedMixture, phase: number): LineEvidence {
  const others = fit.phases.filter((_, k) => k !== phase);
  const curves = others.map(({ curve }) => curve);
  const length = target.measurement.net.length;
  const total = addScaled(
    curves,
    others.map(({ scale }) => scale),
    length,
  );
  const own = fit.phases[phase]!;
  let best: LineEvidence | undefined;
  for (const factor of trueScales) {
    const found = lineEvidence(target.measurement, { ...own, scale: factor * own.scale }, total, fit.zeroShift);
    if (!best || found.evidence > best.evidence) best = found;
  }
  const noise = noiseShare(target);
  const misfit = (distance: number): number => Math.max(distance - noise, 0.1 * noise, 1e-4);
  const without = curves.length === 0 ? 1 : Math.min(fitScales(target, curves).distance, distanceOf(target, total));
  const gain = piecesOfFit * Math.log(misfit(without) / misfit(fit.distance));
  return { ...best!, evidence: best!.evidence + Math.max(0, gain) };
}
