import type { ExperimentRow, ExperimentVerdict } from '../../../contract/index.js';
import { percentWords, pointsWords } from '../shared/words.js';

export interface E8Numbers {
  /** Background over peak height, after over before the batch normalisation. */
  background: ExperimentRow;
  /** Accuracy with minus without, one row per case; the label names it. */
  accuracy: ExperimentRow[];
  /** Level beside the peak over its height, before and after: told beside, as the mean of all spectra that is taken away. */
  level?: { before: ExperimentRow; after: ExperimentRow };
}

/** What takes away less than a tenth takes nothing away. */
const LESS = 0.9;

/**
 * The claim has two parts: batch normalisation takes the background away (interval of the factor wholly below 0.9: at least a tenth of it), and it is no use for spectra (in
 * no case is the accuracy reliably higher with it). Both: holds; one: holds partly; none: does not hold.
 */
export function judgeE8({ background, accuracy, level }: E8Numbers): { verdict: ExperimentVerdict; because: string } {
  // One seed alone has no interval and proves nothing.
  const removes = background.n > 1 && background.high < LESS;
  const useful = accuracy.filter(({ low, n }) => n > 1 && low > 0);
  const harmful = accuracy.filter(({ high, n }) => n > 1 && high < 0);
  const factor = `×${background.mean.toFixed(3)} (${background.low.toFixed(3)} to ${background.high.toFixed(3)})`;
  const list = (rows: readonly ExperimentRow[]) => rows.map((row) => `${row.label} ${pointsWords(row)}`).join(', ');
  const parts = [
    `Batch normalisation changes the background relative to the peak by ${factor}${removes ? '' : ': it moves and scales each channel as a whole and takes no background away'}`,
    ...(level
      ? [
          `the mean level that it does take away leaves ${percentWords(level.after)} of the peak's height beside the peak, of ${percentWords(level.before)} before`,
        ]
      : []),
    useful.length > 0
      ? `accuracy is reliably higher with it: ${list(useful)}`
      : `in none of ${accuracy.length} cases is the accuracy reliably higher with it`,
    ...(harmful.length > 0 ? [`it is reliably lower: ${list(harmful)}`] : []),
  ];
  const held = Number(removes) + Number(useful.length === 0);
  return {
    verdict: held === 2 ? 'holds' : held === 1 ? 'holds partly' : 'does not hold',
    because: `${parts.join('; ')}.`,
  };
}
