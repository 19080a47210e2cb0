/** Maps in the trainer's order (length × channels, the channels of a point side by side) channel after channel. */
export function channelsFirst(values: ArrayLike<number>, length: number, channels: number): Float32Array {
  const turned = new Float32Array(length * channels);
  for (let point = 0; point < length; point += 1)
    for (let channel = 0; channel < channels; channel += 1)
      turned[channel * length + point] = values[point * channels + channel] ?? 0;
  return turned;
}
