import type { DatasetMeta } from '../../contract/data/dataset.js';
import type { MainPeak } from './variation/mainPeaks.js';

/**
 * The peak of a class that is highest on average, in every one of its spectra: unlike the highest peak of each spectrum it does not jump
 * to another one where heights vary. Empty where peaks are not known or the spectra have different numbers of them.
 * @param meta of spectra of one class
 */
export function followedPeaks({ peaks, axis, length }: DatasetMeta): MainPeak[] {
  if (!peaks) return [];
  const { offsets, position, height } = peaks;
  const spectra = offsets.length - 1;
  const count = (offsets[1] ?? 0) - (offsets[0] ?? 0);
  const firsts = Array.from(offsets.subarray(0, spectra));
  if (count === 0 || firsts.some((first, i) => (offsets[i + 1] ?? 0) - first !== count)) return [];
  const total = (number: number) => firsts.reduce((sum, first) => sum + (height[first + number] ?? 0), 0);
  let followed = 0;
  for (let number = 1; number < count; number += 1) if (total(number) > total(followed)) followed = number;
  return firsts.map((first) => {
    const places = Array.from(position.subarray(first, first + count), (value) => (value - axis.from) / axis.step);
    const own = places[followed] ?? 0;
    const left = places.filter((place) => place < own).reduce((most, place) => Math.max(most, place), -Infinity);
    const right = places.filter((place) => place > own).reduce((least, place) => Math.min(least, place), Infinity);
    return { position: own, from: Math.max(0, (left + own) / 2), to: Math.min(length - 1, (own + right) / 2) };
  });
}
