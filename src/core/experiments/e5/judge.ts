import type { ExperimentVerdict, IntervalOf } from '../../../contract/index.js';

/** Differences of accuracy by seeds, each at the depth that the validation spectra choose. */
export interface Measured {
  /** Pools minus the head alone, where only position and height vary. */
  poolingOnPosition: IntervalOf;
  /** Pools where only position varies minus pools where the width varies too. */
  costOfWidth: IntervalOf;
  /** What convolutions add to pools with a background, minus what they add without. */
  convolutionOnBackground: IntervalOf;
  /** What convolutions add to pools with varied widths, minus what they add without. */
  convolutionOnWidth: IntervalOf;
  /** A cost below this is none. */
  margin: number;
}

/**
 * Four parts of the claim: pools remove the variation of position (they gain on the head alone) and of shape (it costs them nothing);
 * convolutions remove the background and even out the shape (they add more to the pools where it varies than where it does not).
 */
export function judge(measured: Measured): ExperimentVerdict {
  const parts = partsOf(measured);
  const kept = Object.values(parts).filter(Boolean).length;
  if (kept === Object.keys(parts).length) return 'holds';
  return kept > 0 ? 'holds partly' : 'does not hold';
}

export function partsOf(measured: Measured): Record<'position' | 'shape' | 'background' | 'convolvedShape', boolean> {
  const { poolingOnPosition, costOfWidth, convolutionOnBackground, convolutionOnWidth, margin } = measured;
  return {
    position: poolingOnPosition.low > 0,
    shape: costOfWidth.high < margin,
    background: convolutionOnBackground.low > 0,
    convolvedShape: convolutionOnWidth.low > 0,
  };
}
