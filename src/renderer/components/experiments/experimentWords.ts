import { studyIds, type ExperimentId, type ExperimentVerdict } from '../../../contract/index.js';

/** Where the claims come from. */
export const SOURCE = {
  title: 'J. Schuetzke: A Critical Review of Neural Networks for the Use with Spectroscopic Data',
  where: 'slides of 24 August 2022; talk at ECM 33, Versailles 2022',
  doi: '10.5445/IR/1000151442',
} as const;

/** Of the studies. */
export const STUDY_SOURCE = {
  title:
    'J. Schuetzke, N. J. Szymanski, M. Reischl: Validating neural networks for spectroscopic classification on a universal synthetic dataset',
  where: 'npj Computational Materials 9 (2023) 100',
  doi: '10.1038/s41524-023-01055-y',
} as const;

export { SEEDS_FOR_A_VERDICT } from '../../../contract/index.js';

export type Tone = 'good' | 'doubt' | 'bad' | 'none';

export function verdictTone(verdict: ExperimentVerdict | null): Tone {
  switch (verdict) {
    case 'holds':
      return 'good';
    case 'holds partly':
      return 'doubt';
    case 'does not hold':
      return 'bad';
    case 'open':
    case null:
      return 'none';
  }
}

/** Never by colour alone. */
export const VERDICT_SIGN: Readonly<Record<Tone, string>> = { good: '✓', doubt: '◐', bad: '✕', none: '○' };

/** `E4`, `Benchmark`. */
export function idWords(id: ExperimentId): string {
  return isStudy(id) ? id[0]?.toUpperCase() + id.slice(1) : id.toUpperCase();
}

/** The benchmark study, not a claim of the slides. */
export function isStudy(id: ExperimentId): boolean {
  return studyIds.some((one) => one === id);
}

/** Minutes with these seeds when the recipe's seeds take its minutes. */
export function estimatedMinutes(recipe: { seeds: number; minutes: number }, seeds: number): number {
  return (recipe.minutes * seeds) / recipe.seeds;
}

/** `under a minute`, `about 6 min`, `about 1 h 10 min`. */
export function minutesWords(minutes: number): string {
  if (minutes < 1) return 'under a minute';
  if (minutes >= 2880) return `about ${Math.round(minutes / 1440)} days`;
  const whole = Math.round(minutes);
  if (whole < 60) return `about ${whole} min`;
  const rest = Math.round((whole % 60) / 5) * 5;
  const hours = Math.floor(whole / 60) + (rest === 60 ? 1 : 0);
  return `about ${hours} h${rest > 0 && rest < 60 ? ` ${rest} min` : ''}`;
}

export function seedsWords(count: number): string {
  return `${count} ${count === 1 ? 'seed' : 'seeds'}`;
}

/** Seeds as people write them: `1 to 10`, `1, 5, 9`. */
export function seedListWords(seeds: readonly number[]): string {
  const [first] = seeds;
  if (first === undefined) return 'none';
  const last = seeds[seeds.length - 1] ?? first;
  const row = seeds.length > 2 && seeds.every((seed, i) => seed === first + i);
  return row ? `${first} to ${last}` : seeds.join(', ');
}
