import type { Explanation } from '../../../../contract/index.js';

/** A picture made on an axis of Raman shift, moved to the axis in nm that the spectrum was measured on: 1/λ = 1/λ₀ − 10⁻⁷ shift. */
export function fromRamanShift(explanation: Explanation, laserWavelength: number): Explanation {
  const toNanometres = (shift: number): number => 1 / (1 / laserWavelength - shift * 1e-7);
  const moved = <T extends { x: number }>(item: T): T => ({ ...item, x: toNanometres(item.x) });
  return {
    ...explanation,
    x: explanation.x.map(toNanometres),
    overlays: explanation.overlays.map((overlay) => ({ ...overlay, sticks: overlay.sticks.map(moved) })),
    unexplained: explanation.unexplained.map(moved),
  };
}
