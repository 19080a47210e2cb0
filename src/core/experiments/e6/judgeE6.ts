import type { ExperimentRow, ExperimentVerdict } from '../../../contract/index.js';
import { percentWords } from '../shared/words.js';

/** Shares of empty outputs. */
export interface E6Shares {
  /** One filter, ReLU, the usual first weights. */
  slides: ExperimentRow;
  activations: ExperimentRow[];
  initialisers: ExperimentRow[];
  /** First weights without negative signs. */
  signs: ExperimentRow[];
  /** Told beside, without weight in the verdict: the slides' network with noise and background, and with other kernels. */
  beside: ExperimentRow[];
}

/** More than one network in a hundred. */
const RARE = 0.01;

/**
 * The claim has three parts: with one filter and ReLU an output may start empty (lower end of the share's interval above one in a hundred); another
 * activation cures it, other first weights cure it (interval of the share wholly below the one of the slides' network). All three: holds; the
 * first with one cure or none: holds partly; else it does not hold.
 */
export function judgeE6({ slides, activations, initialisers, signs, beside }: E6Shares): {
  verdict: ExperimentVerdict;
  because: string;
} {
  const list = (rows: readonly ExperimentRow[]) => rows.map((row) => `${row.label} ${percentWords(row)}`).join('; ');
  const begin = `With one filter and ReLU a convolution passes nothing of a clean peak in ${percentWords(slides)} of the seeds`;
  const other = beside.length > 0 ? ` Beside it: ${list(beside)}.` : '';
  if (slides.low <= RARE)
    return { verdict: 'does not hold', because: `${begin}: that is not reliably above 1 %.${other}` };
  const cures = (rows: readonly ExperimentRow[]) => rows.filter((row) => row.high < slides.low);
  const byActivation = cures(activations);
  const byInitialiser = cures(initialisers);
  const byWeights = [...byInitialiser, ...cures(signs)];
  return {
    verdict: byActivation.length > 0 && byWeights.length > 0 ? 'holds' : 'holds partly',
    because: [
      begin,
      byActivation.length > 0
        ? `reliably less often with the activations ${list(byActivation)}`
        : 'not reliably less often with any other activation',
      byInitialiser.length > 0
        ? `with the initialisers ${list(byInitialiser)}`
        : 'no other initialiser does it reliably less often',
      byWeights.length > byInitialiser.length
        ? `kernels that start without negative weights do: ${list(cures(signs))}.`
        : 'nor do kernels that start without negative weights.',
    ]
      .join('; ')
      .concat(other),
  };
}
