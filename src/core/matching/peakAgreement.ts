import type { Peak } from '../../contract/data/peak.js';

/** A line that a reference predicts, at its aligned position. */
export interface PredictedLine {
  position: number;
  /** Expected height in the measurement's intensity units. */
  height: number;
}

export interface PeakAgreementInput {
  /** Measured peaks, ascending. */
  peaks: readonly Peak[];
  /** Predicted lines, ascending, those nearer than the resolution already merged. */
  lines: readonly PredictedLine[];
  /** Measured height above the background at a position; sees a line that hides on the flank of another. */
  heightAt(position: number): number;
  /** Calculated height at a position. */
  predictedAt(position: number): number;
  /** Largest distance of a line from its peak at a position. */
  tolerance(position: number): number;
  /** Length of the measured range, same unit. */
  range: number;
  /** Predicted lines below this height cannot be seen. */
  visible: number;
}

export interface PeakAgreement {
  /** 0-1, see {@link peakAgreement}. */
  score: number;
  matched: number;
  missing: number;
  extra: number;
  /** State of each predicted line. */
  states: ('matched' | 'missing' | 'hidden')[];
  /** Measured peaks the reference does not explain. */
  unexplained: Peak[];
  /** Share of the measured peaks' square-root heights that is explained, and of the predicted ones found. */
  explainedShare: number;
  foundShare: number;
}

/** A height may be wrong by this factor before it costs anything: texture. */
const heightTolerance = 3;

/**
 * Agreement of measured peaks and predicted lines, both ways: which share of the measured peaks the reference explains (E) and which share of its
 * visible lines is there (F), each weighted by square-root heights, by closeness in position and by heights within a factor of three.
 * Score = √(E' F'), where E' and F' are what is left above the share that lines strewn at random would reach.
 */
export function peakAgreement(input: PeakAgreementInput): PeakAgreement {
  const { peaks, lines, visible } = input;
  const states: PeakAgreement['states'] = [];
  let matched = 0;
  let missing = 0;
  let predicted = 0;
  let found = 0;
  let covered = 0;
  for (const line of lines) {
    if (line.height < visible) {
      states.push('hidden');
      continue;
    }
    const tolerance = input.tolerance(line.position);
    covered += 2 * tolerance;
    const peak = nearest(peaks, line.position);
    const distance = peak ? Math.abs(peak.position - line.position) / tolerance : Infinity;
    let credit: number;
    if (peak && distance <= 1) credit = ratioCredit(peak.height, line.height) * (1 - 0.4 * distance * distance);
    else credit = 0.7 * ratioCredit(Math.max(0, input.heightAt(line.position)) / 1.5, line.height);
    const weight = Math.sqrt(line.height);
    predicted += weight;
    found += weight * credit;
    const there = credit >= 0.35;
    if (there) matched++;
    else missing++;
    states.push(there ? 'matched' : 'missing');
  }
  let measured = 0;
  let explained = 0;
  let peakCover = 0;
  const unexplained: Peak[] = [];
  const seen = lines.filter((line) => line.height >= visible / 2);
  for (const peak of peaks) {
    const tolerance = input.tolerance(peak.position);
    peakCover += 2 * tolerance;
    const line = nearest(seen, peak.position);
    const distance = line ? Math.abs(line.position - peak.position) / tolerance : Infinity;
    const near = distance <= 1 ? 1 - 0.4 * distance * distance : 0.4;
    const credit = near * ratioCredit(input.predictedAt(peak.position), peak.height);
    const weight = Math.sqrt(peak.height);
    measured += weight;
    explained += weight * credit;
    if (credit < 0.3) unexplained.push(peak);
  }
  const explainedShare = measured > 0 ? explained / measured : 0;
  const foundShare = predicted > 0 ? found / predicted : 0;
  const e = aboveChance(explainedShare, covered / input.range);
  const f = aboveChance(foundShare, peakCover / input.range);
  return {
    score: Math.sqrt(e * f),
    matched,
    missing,
    extra: unexplained.length,
    states,
    unexplained,
    explainedShare,
    foundShare,
  };
}

function ratioCredit(have: number, want: number): number {
  return want > 0 ? Math.min(1, (heightTolerance * Math.max(0, have)) / want) : 0;
}

function aboveChance(share: number, cover: number): number {
  const chance = 0.7 * (1 - Math.exp(-Math.max(0, cover)));
  return Math.max(0, (share - chance) / (1 - chance));
}

/** Entry nearest to a position in an ascending list. */
function nearest<T extends { position: number }>(list: readonly T[], position: number): T | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  const after = list[low];
  const before = list[low - 1];
  if (!after) return before;
  if (!before) return after;
  return position - before.position <= after.position - position ? before : after;
}
