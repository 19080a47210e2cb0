import type { ExperimentRow, ExperimentVerdict } from '../../../contract/index.js';
import { measures, type Measure } from './stageFactors.js';

const names: Record<Measure, string> = {
  noise: 'noise',
  background: 'background',
  width: 'variation of the width',
  position: 'variation of the position',
};

/**
 * The claim is that the output of a convolution has less noise, background, variation of shape and of position. Each of the four holds where the
 * whole interval of the factor of all convolutions with their activations lies below 1; the claim holds with all four, partly with some.
 * @param convolutions factor of each measure over the seeds
 * @param pools the same of the pools, for the sentence
 */
export function judgeE3(
  convolutions: Record<Measure, ExperimentRow>,
  pools: Record<Measure, ExperimentRow>,
): { verdict: ExperimentVerdict; because: string } {
  const less = (row: ExperimentRow) => row.n > 1 && row.high < 1;
  const held = measures.filter((measure) => less(convolutions[measure]));
  const words = (rows: Record<Measure, ExperimentRow>) =>
    measures.map((measure) => `${names[measure]} ${factorWords(rows[measure])}`).join(', ');
  const verdict = held.length === measures.length ? 'holds' : held.length > 0 ? 'holds partly' : 'does not hold';
  const which =
    held.length === 0
      ? 'none of the four is reduced'
      : held.length === measures.length
        ? 'all four are reduced'
        : `reduced: ${held.map((measure) => names[measure]).join(', ')}`;
  return {
    verdict,
    because: `The three convolutions with their activations multiply ${words(convolutions)}: ${which}. The pools multiply ${words(pools)}.`,
  };
}

export function factorWords({ mean, low, high, n }: ExperimentRow): string {
  if (n === 0) return 'not measurable';
  return `×${mean.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
