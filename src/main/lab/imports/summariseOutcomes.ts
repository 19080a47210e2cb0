import type { ImportOutcome } from '../../../contract/index.js';

/** The end of an import in one sentence, e.g. `3 files imported, 1 was there already, 1 failed.` */
export function summariseOutcomes(outcomes: readonly ImportOutcome[]): string {
  const count = (status: ImportOutcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
  const imported = count('imported');
  const parts = [`${imported} ${imported === 1 ? 'file' : 'files'} imported`];
  const duplicates = count('duplicate');
  if (duplicates > 0) parts.push(`${duplicates} ${duplicates === 1 ? 'was' : 'were'} there already`);
  const questions = count('question');
  if (questions > 0) parts.push(`${questions} ${questions === 1 ? 'needs' : 'need'} an answer about the columns`);
  const failed = count('failed');
  if (failed > 0) parts.push(`${failed} failed`);
  return `${parts.join(', ')}.`;
}
