/** What flows between layers, without the batch: a map of points and channels, or a plain vector. */
export type Shape = { kind: 'map'; length: number; channels: number } | { kind: 'vector'; units: number };

/** Which points of the spectrum the points of a map look at: point i is centred on input index `start + i * step`. */
export interface Grid {
  start: number;
  step: number;
}

/** Numbers of one output. */
export function sizeOf(shape: Shape): number {
  return shape.kind === 'map' ? shape.length * shape.channels : shape.units;
}
