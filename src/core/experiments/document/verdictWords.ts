import { seedsForVerdict, type ExperimentResult } from '../../../contract/index.js';

type Judged = Pick<ExperimentResult, 'verdict' | 'seeds' | 'experiment'>;

/** Whether a result rests on too few seeds to be called a verdict. */
export function isQuickLook({ seeds, verdict, experiment }: Judged): boolean {
  return verdict !== 'open' && seeds < seedsForVerdict(experiment);
}

/** `holds partly`; of few seeds `points to: holds partly (2 seeds; a verdict needs 10)`. */
export function verdictWords(result: Judged): string {
  if (!isQuickLook(result)) return result.verdict;
  const seeds = `${result.seeds} ${result.seeds === 1 ? 'seed' : 'seeds'}`;
  return `points to: ${result.verdict} (${seeds}; a verdict needs ${seedsForVerdict(result.experiment)})`;
}
