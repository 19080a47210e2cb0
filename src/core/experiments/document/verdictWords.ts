import { SEEDS_FOR_A_VERDICT, type ExperimentResult } from '../../../contract/index.js';

/** Whether a result rests on too few seeds to be called a verdict. */
export function isQuickLook({ seeds }: Pick<ExperimentResult, 'seeds'>): boolean {
  return seeds < SEEDS_FOR_A_VERDICT;
}

/** `holds partly`; of few seeds `points to: holds partly (2 seeds; a verdict needs 10)`. */
export function verdictWords(result: Pick<ExperimentResult, 'verdict' | 'seeds'>): string {
  if (!isQuickLook(result)) return result.verdict;
  const seeds = `${result.seeds} ${result.seeds === 1 ? 'seed' : 'seeds'}`;
  return `points to: ${result.verdict} (${seeds}; a verdict needs ${SEEDS_FOR_A_VERDICT})`;
}
