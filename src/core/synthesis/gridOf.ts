import type { SyntheticRecipe } from '../../contract/data/dataset.js';

export type GridSplit = Extract<SyntheticRecipe['splits']['test'], { kind: 'grid' }>;

/** The shifts and heights that a grid split holds for a class. */
export function gridOf(split: GridSplit, classNumber: number): { shifts: number[]; heights: number[] } {
  const own = split.overrides.find(({ classes }) => classes.includes(classNumber));
  return { shifts: own?.shifts ?? split.shifts, heights: own?.heights ?? split.heights };
}
