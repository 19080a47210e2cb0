import type { DatasetAxis } from '../../contract/data/dataset.js';

/** Half a base in full widths at half maximum: within ±1.5 lie 99.96 % of a Gaussian and 80 % of a Lorentzian. */
const HALF_BASE = 1.5;

/**
 * Which peak each point of the axis belongs to, by its number in `peaks`, or −1. A base reaches 1.5 full widths to both sides (half
 * a step at least), and at least `reach` points beyond the peak's half width: what is coarser than a peak puts its evidence there.
 * Where two bases overlap they are parted half way between the peaks. Peaks beyond the axis have no points.
 */
export function peakBases(
  axis: DatasetAxis,
  length: number,
  peaks: readonly { position: number; fwhm: number }[],
  reach = 0,
): Int32Array {
  const owner = new Int32Array(length).fill(-1);
  const places = peaks
    .map(({ position, fwhm }, number) => ({
      number,
      place: (position - axis.from) / axis.step,
      half: Math.max(0.5, (HALF_BASE * fwhm) / axis.step, reach > 0 ? reach + fwhm / 2 / axis.step : 0),
    }))
    .filter(({ place }) => place > -0.5 && place < length - 0.5)
    .sort((a, b) => a.place - b.place);
  places.forEach(({ number, place, half }, i) => {
    const before = places[i - 1];
    const after = places[i + 1];
    const from = Math.max(place - half, before ? (before.place + place) / 2 : -Infinity);
    const to = Math.min(place + half, after ? (after.place + place) / 2 : Infinity);
    const last = Math.min(length - 1, Math.floor(to));
    for (let point = Math.max(0, Math.ceil(from)); point <= last; point += 1) owner[point] = number;
  });
  return owner;
}
