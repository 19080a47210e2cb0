/** Position (degrees 2θ) and intensity. */
export type Stick = readonly [x: number, y: number];

export interface PatternDifference {
  /** Largest distance in degrees of a line from the other side's nearest. */
  position: number;
  /** Largest excess of a line's intensity over the other side's, in the unit of the intensities. */
  intensity: number;
  /** Sum of the absolute differences of intensity over the sum of the second side's; lines closer than 0.02° taken together, below 0.1 left out. */
  r: number;
}

const around = (sticks: readonly Stick[], x: number, half: number): number =>
  sticks.reduce((sum, [position, y]) => sum + (Math.abs(position - x) <= half ? y : 0), 0);

/**
 * How two calculations of a pattern (strongest line 100) differ, judged by the lines above 0.1. Programs merge coinciding lines in their own
 * ways, so intensities are compared as sums over a few thousandths of a degree.
 */
export function patternDifference(own: readonly Stick[], other: readonly Stick[]): PatternDifference {
  let [position, intensity] = [0, 0];
  for (const [some, others] of [
    [own, other],
    [other, own],
  ] as const)
    for (const [x, y] of some) {
      if (y < 0.1) continue;
      position = Math.max(position, Math.min(...others.map(([x2]) => Math.abs(x2 - x))));
      intensity = Math.max(intensity, around(some, x, 0.004) - around(others, x, 0.009));
    }
  const all = [...own.map(([x, y]) => ({ x, y })), ...other.map(([x, y]) => ({ x, y: -y }))].sort((p, q) => p.x - q.x);
  let [difference, total] = [0, 0];
  let group = { own: 0, other: 0 };
  const close = (): void => {
    if (Math.max(group.own, group.other) >= 0.1) {
      difference += Math.abs(group.own - group.other);
      total += group.other;
    }
    group = { own: 0, other: 0 };
  };
  let last = Number.NEGATIVE_INFINITY;
  for (const { x, y } of all) {
    if (x - last > 0.02) close();
    if (y > 0) group.own += y;
    else group.other -= y;
    last = x;
  }
  close();
  return { position, intensity, r: difference / total };
}
