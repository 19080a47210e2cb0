/** A label that would like to stand above a point. Pixels. */
export interface LabelWish {
  x: number;
  y: number;
  width: number;
  /** The strongest are placed first. */
  weight: number;
}

const LINE = 13;

/** Indices of the wishes that can be granted without one label covering another; the heavier wins. */
export function placeLabels(wishes: readonly LabelWish[]): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => weightOf(wishes[b]) - weightOf(wishes[a]) || a - b);
  const placed: LabelWish[] = [];
  const granted: number[] = [];
  for (const index of order) {
    const wish = wishes[index];
    if (!wish) continue;
    const clash = placed.some(
      (other) => Math.abs(other.x - wish.x) < (other.width + wish.width) / 2 + 3 && Math.abs(other.y - wish.y) < LINE,
    );
    if (clash) continue;
    placed.push(wish);
    granted.push(index);
  }
  return granted;
}

/** Infinite weights must still be comparable. */
function weightOf(wish: LabelWish | undefined): number {
  return Math.min(wish?.weight ?? 0, Number.MAX_VALUE);
}
