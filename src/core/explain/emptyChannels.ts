/** Which channels are zero at every point of one spectrum's map, given in the trainer's order (length × channels). */
export function emptyChannels(values: ArrayLike<number>, channels: number): boolean[] {
  const empty = new Array<boolean>(channels).fill(true);
  for (let i = 0; i < values.length; i += 1) if (values[i] !== 0) empty[i % channels] = false;
  return empty;
}
