import type { ReferencePicture } from '../../../contract/index.js';

export type Stick = ReferencePicture['sticks'][number];

/** A line of one reference or of both. */
export interface ComparedLine {
  a?: Stick;
  b?: Stick;
}

export interface CompareLinesOptions {
  /** Lines nearer than this are common, in the unit of the axis. */
  tolerance: number;
  /** Weaker lines are left out, percent of the strongest. */
  smallest: number;
}

/** Reflections nearer than this are one line. */
const SAME = 0.005;

/** Lines of two references side by side, ascending: each line is common with at most one other, the nearest pairs first. */
export function compareLines(
  a: readonly Stick[],
  b: readonly Stick[],
  { tolerance, smallest }: CompareLinesOptions,
): ComparedLine[] {
  const [first, second] = [a, b].map((sticks) => merged(sticks).filter(({ height }) => height >= smallest));
  const pairs = (first ?? [])
    .flatMap((one) => (second ?? []).map((other) => ({ one, other, away: Math.abs(one.x - other.x) })))
    .filter(({ away }) => away <= tolerance)
    .sort((p, q) => p.away - q.away);
  const partner = new Map<Stick, Stick>();
  const taken = new Set<Stick>();
  for (const { one, other } of pairs) {
    if (partner.has(one) || taken.has(other)) continue;
    partner.set(one, other);
    taken.add(other);
  }
  const lines: ComparedLine[] = (first ?? []).map((stick) => {
    const other = partner.get(stick);
    return other ? { a: stick, b: other } : { a: stick };
  });
  for (const stick of second ?? []) if (!taken.has(stick)) lines.push({ b: stick });
  return lines.sort((p, q) => placeOf(p) - placeOf(q));
}

/** Reflections at one place as one line, with the indices of the strongest. */
function merged(sticks: readonly Stick[]): Stick[] {
  const out: Stick[] = [];
  for (const stick of [...sticks].sort((p, q) => p.x - q.x)) {
    const last = out.at(-1);
    if (!last || stick.x - last.x > SAME) out.push(stick);
    else out[out.length - 1] = { ...(stick.height > last.height ? stick : last), height: last.height + stick.height };
  }
  return out;
}

export function placeOf({ a, b }: ComparedLine): number {
  return a?.x ?? b?.x ?? 0;
}
