import type { Peak } from '../../contract/data/peak.js';
import type { RamanBand } from '../../contract/data/reference.js';

export interface BandAgreementOptions {
  /** Range measured, 1/cm: bands outside are not counted. */
  from: number;
  to: number;
  /** Largest distance that counts as agreement, 1/cm; default 8. */
  tolerance?: number;
  /** Weakest band counted, percent of the strongest; default 10. */
  minHeight?: number;
}

export interface BandAgreementResult {
  /** Bands with a measured peak of their own within the tolerance. */
  found: number;
  /** Bands counted. */
  expected: number;
  missing: RamanBand[];
  /** Summed height of the bands found over that of the bands counted, 0-1; 0 where none is counted. */
  heightShare: number;
}

/** How many bands of a list a measured spectrum shows. Each peak answers for one band: the strongest bands choose first. */
export function bandAgreement(
  bands: readonly RamanBand[],
  peaks: readonly Peak[],
  options: BandAgreementOptions,
): BandAgreementResult {
  const { from, to, tolerance = 8, minHeight = 10 } = options;
  const counted = bands.filter((band) => band.height >= minHeight && band.shift >= from && band.shift <= to);
  const free = new Set(peaks);
  const missing: RamanBand[] = [];
  for (const band of [...counted].sort((a, b) => b.height - a.height)) {
    let nearest: Peak | undefined;
    for (const peak of free) {
      const distance = Math.abs(peak.position - band.shift);
      if (distance <= tolerance && (!nearest || distance < Math.abs(nearest.position - band.shift))) nearest = peak;
    }
    if (nearest) free.delete(nearest);
    else missing.push(band);
  }
  const sum = (list: readonly RamanBand[]): number => list.reduce((total, band) => total + band.height, 0);
  const heightShare = counted.length > 0 ? 1 - sum(missing) / sum(counted) : 0;
  return { found: counted.length - missing.length, expected: counted.length, missing, heightShare };
}
