/** A hidden stretch: points between `first` and `last` are replaced, these two stay. */
export interface OcclusionWindow {
  first: number;
  last: number;
}

/** Stretches overlap, so that the map is finer than they are wide. */
const PER_WIDTH = 4;

/** Stretches of `width` points slid over a spectrum by a quarter of their width; the last one ends with it. */
export function occlusionWindows(length: number, width: number): OcclusionWindow[] {
  const step = Math.max(1, Math.floor(width / PER_WIDTH));
  const end = length - 1 - width;
  if (end < 0) return [];
  const windows: OcclusionWindow[] = [];
  for (let first = 0; first < end; first += step) windows.push({ first, last: first + width });
  windows.push({ first: end, last: length - 1 });
  return windows;
}
