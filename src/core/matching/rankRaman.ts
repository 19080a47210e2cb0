import type { ProfileMetric } from '../../contract/data/identification.js';
import type { Peak } from '../../contract/data/peak.js';
import { profileSimilarity } from '../metrics/profileSimilarity.js';
import { drawBandTable } from './drawBandTable.js';
import { peakAgreement, type PeakAgreement } from './peakAgreement.js';
import { fineStep, prepareRaman, type PreparedRaman } from './ramanFeatures.js';
import { ramanPeaks } from './ramanPeaks.js';
import { packBands, type RamanReference, type RamanReferenceIndex } from './ramanReferences.js';
import { ramanShares } from './ramanShares.js';
import { screenRaman } from './screenRaman.js';
import { resampleUniform } from './resampleUniform.js';

/**
 * Part of `peakWeight` that band agreement gets in Raman. How many bands are seen depends on orientation and noise more than on the mineral: over
 * 2,705 spectra the full weight of 0.4 finds half a percent fewer at rank 1 than this (bench/raman-specimen-split).
 */
const bandShare = 1 / 8;

export interface RankRamanOptions {
  metric: ProfileMetric;
  peakWeight: number;
  /** 1/cm. */
  maxZeroShift: number;
  /** How many references are scored in full. */
  refined: number;
  /** Only the best reference of each name goes on. */
  onePerName: boolean;
}

export interface RankedRaman {
  /** Position in the index. */
  reference: number;
  /** Added to reference positions, 1/cm. */
  shift: number;
  similarity: number;
  profileScore: number;
  agreement: PeakAgreement;
  /** Least-squares height of the reference in the measurement's units. */
  scale: number;
  score: number;
  /** Part of the spectrum that its name takes where the best names explain it together, see ramanShares; 0 for all others. */
  share: number;
}

/** Names that compete for shares, and spectra of each. */
const competing = { names: 8, spectra: 8 };
/** What a whole share adds to the score in the order of candidates; chosen by leaving specimens out within half of the open library. */
export const weightOfShare = 0.3;

/** Screens every allowed reference by slopes, then scores the best in full: profile by the chosen metric, peak agreement, and share among rivals. */
export function rankRaman(
  measurement: PreparedRaman,
  peaks: readonly Peak[],
  index: RamanReferenceIndex,
  allowed: ReadonlySet<number>,
  options: RankRamanOptions,
): RankedRaman[] {
  const width = bandWidth(peaks);
  const drawn = packBands(index, width);
  const hits = [index, drawn].flatMap((packed) =>
    screenRaman(measurement, packed, options.maxZeroShift)
      .map((hit) => ({ reference: packed.owner[hit.entry]!, packed, ...hit }))
      .filter(({ reference }) => allowed.has(reference)),
  );
  hits.sort((a, b) => b.similarity - a.similarity);
  const names = new Set<string>();
  const chosen: typeof hits = [];
  for (const hit of hits) {
    if (chosen.length >= options.refined) break;
    const name = index.references[hit.reference]!.summary.name;
    if (options.onePerName && names.has(name)) continue;
    names.add(name);
    chosen.push(hit);
  }
  const ranked = chosen.map(({ reference, shift, similarity }): RankedRaman => {
    const entry = index.references[reference]!;
    return {
      reference,
      shift,
      similarity,
      ...scoreRaman(measurement, peaks, entry, shift, similarity, width, options),
      share: 0,
    };
  });
  const nameOf = (reference: number): string => index.references[reference]!.summary.name;
  const order = (entry: RankedRaman): number =>
    entry.score +
    weightOfShare * entry.share -
    (isNameless(index.references[entry.reference]!.summary) ? namelessHandicap : 0);
  const byOrder = (a: RankedRaman, b: RankedRaman): number =>
    order(b) - order(a) || b.agreement.score - a.agreement.score;
  // A formula often stands for the same substance as a name, and would take its share.
  const named = ranked
    .sort(byOrder)
    .map(({ reference }) => index.references[reference]!.summary)
    .filter((summary) => !isNameless(summary));
  const rivals = [...new Set(named.map(({ name }) => name))].slice(0, competing.names);
  const columns = rivals.flatMap((name) =>
    hits
      .filter(({ reference }) => nameOf(reference) === name)
      .slice(0, competing.spectra)
      .map(({ packed, entry }) => ({ name, packed, entry })),
  );
  const shares = ramanShares(measurement, columns, hits[0]?.shift ?? 0);
  for (const entry of ranked) entry.share = shares.get(nameOf(entry.reference)) ?? 0;
  return ranked.sort(byOrder);
}

/** A reference known by its formula alone says less than one with a mineral's name; where both fit alike the name comes first. */
const namelessHandicap = 0.06;

function isNameless({ name, formula }: { name: string; formula: string }): boolean {
  return formula !== '' && name.replace(/\s+/g, '') === formula.replace(/\s+/g, '');
}

/** Usual width of a measurement's bands, 1/cm, within what bands of a crystal can have. */
export function bandWidth(peaks: readonly Peak[]): number {
  const widths = peaks.map((peak) => peak.fwhm).sort((a, b) => a - b);
  return Math.max(6, Math.min(30, widths[widths.length >> 1] ?? 12));
}

/** A reference as a prepared spectrum; tables of bands are drawn at `width`. */
export function prepareReference(reference: RamanReference, width: number): PreparedRaman {
  if (reference.kind === 'spectrum') return prepareRaman(reference.x, reference.y);
  const { x, y } = drawBandTable(reference.bands, width);
  return prepareRaman(x, y);
}

/** The reference's intensity on the measurement's grid, shifted, with the part of the grid it covers. */
export function onGridOf(
  measurement: PreparedRaman,
  reference: PreparedRaman,
  shift: number,
): { values: Float64Array; from: number; to: number } {
  const position = (i: number): number => reference.first + i * fineStep + shift;
  const x = Float64Array.from(reference.net, (_, i) => position(i));
  const values = resampleUniform(x, reference.net, measurement.first, fineStep, measurement.net.length);
  const from = Math.max(0, Math.ceil((position(0) - measurement.first) / fineStep));
  const to = Math.min(
    measurement.net.length,
    Math.floor((position(reference.net.length - 1) - measurement.first) / fineStep) + 1,
  );
  for (let i = 0; i < values.length; i++) if (i < from || i >= to) values[i] = 0;
  return { values, from, to: Math.max(from, to) };
}

function scoreRaman(
  measurement: PreparedRaman,
  peaks: readonly Peak[],
  entry: RamanReference,
  shift: number,
  similarity: number,
  width: number,
  { metric, peakWeight }: RankRamanOptions,
): Pick<RankedRaman, 'profileScore' | 'agreement' | 'scale' | 'score'> {
  const prepared = prepareReference(entry, width);
  const { values, from, to } = onGridOf(measurement, prepared, shift);
  const seen = measurement.net.subarray(from, to);
  const expected = values.subarray(from, to);
  let cross = 0;
  let square = 0;
  for (let i = 0; i < seen.length; i++) {
    cross += Math.sqrt(seen[i]! * expected[i]!);
    square += expected[i]!;
  }
  const scale = square > 0 ? (cross / square) ** 2 : 0;
  const low = measurement.first + from * fineStep;
  const high = measurement.first + Math.max(from, to - 1) * fineStep;
  const inside = (position: number): boolean => position >= low && position <= high;
  const at = (curve: Float64Array, position: number): number => {
    const centre = Math.round((position - measurement.first) / fineStep);
    return Math.max(0, curve[centre - 1] ?? 0, curve[centre] ?? 0, curve[centre + 1] ?? 0);
  };
  const top = peaks.reduce((most, peak) => Math.max(most, peak.height), 0);
  const agreement = peakAgreement({
    peaks: peaks.filter((peak) => inside(peak.position)),
    lines: ramanPeaks(prepared)
      .map((peak) => ({ position: peak.position + shift, height: scale * peak.height }))
      .filter((line) => inside(line.position)),
    heightAt: (position) => at(measurement.net, position),
    predictedAt: (position) => scale * at(values, position),
    tolerance: () => 8,
    range: Math.max(1, high - low),
    visible: Math.max(5 * measurement.noise, 0.05 * top),
  });
  const weight = bandShare * peakWeight;
  const profileScore = metric === 'sqrt-cosine' ? similarity : profileSimilarity(metric, seen, expected, 3);
  return { profileScore, agreement, scale, score: (1 - weight) * profileScore + weight * agreement.score };
}
