import { LabError, type DatasetMeta } from '../../../contract/index.js';

/** Where the highest peak of a spectrum is looked for, as indices of the spectrum (not always whole). */
export interface MainPeak {
  position: number;
  /** Half way to the peak on its left and on its right; the end of the spectrum where there is none. */
  from: number;
  to: number;
}

/**
 * The highest drawn peak of each of the given spectra and the stretch that belongs to it alone.
 * @throws LabError `invalid-input` when the peaks are not known or a spectrum has none
 */
export function mainPeaks(meta: DatasetMeta, samples: ArrayLike<number>): MainPeak[] {
  const { peaks, axis, length } = meta;
  if (!peaks) throw new LabError('invalid-input', 'Only synthetic datasets know their peaks; choose one of those.');
  return Array.from(samples, (sample) => {
    const all: { index: number; height: number }[] = [];
    for (let i = peaks.offsets[sample] ?? 0; i < (peaks.offsets[sample + 1] ?? 0); i++) {
      all.push({ index: ((peaks.position[i] ?? 0) - axis.from) / axis.step, height: peaks.height[i] ?? 0 });
    }
    const highest = all.reduce((best, peak) => (peak.height > best.height ? peak : best), { index: NaN, height: 0 });
    if (Number.isNaN(highest.index)) throw new LabError('invalid-input', `Spectrum ${sample} has no peak to follow.`);
    const position = highest.index;
    let from = 0;
    let to = length - 1;
    for (const { index } of all) {
      if (index < position) from = Math.max(from, (index + position) / 2);
      if (index > position) to = Math.min(to, (index + position) / 2);
    }
    return { position, from, to };
  });
}
