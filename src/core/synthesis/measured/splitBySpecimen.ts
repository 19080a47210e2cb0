import type { MeasuredRecipe, SplitName } from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import { createRandom } from '../random/createRandom.js';
import { shuffle } from '../random/shuffle.js';
import { checkSpecimenSplit } from './checkSpecimenSplit.js';
import type { LabelledSpectrum } from './labelledSpectrum.js';

export interface SpecimenSplit {
  /** Of each item. */
  splits: SplitName[];
  notes: string[];
}

/**
 * Training, validation or test for each spectrum, whole specimens only, class by class. A class always keeps a specimen for training;
 * one with a single specimen is trained and not tested, which a note says. A split said by hand is checked and kept.
 * @throws LabError `invalid-input` for a specimen on two sides, or a split said for some spectra only
 */
export function splitBySpecimen(
  items: readonly LabelledSpectrum[],
  { split, seed }: Pick<MeasuredRecipe, 'split' | 'seed'>,
): SpecimenSplit {
  const said = items.flatMap((item) => (item.split === undefined ? [] : [{ ...item, split: item.split }]));
  if (said.length > 0) {
    const missing = items.find((item) => item.split === undefined);
    if (missing) {
      throw new LabError(
        'invalid-input',
        `“${missing.name}” has no part while ${said.length} others have one. Say it for every spectrum or for none.`,
      );
    }
    checkSpecimenSplit(said);
    return { splits: said.map((item) => item.split), notes: [] };
  }
  const sides = new Map<string, SplitName>();
  const notes: string[] = [];
  for (const [label, specimens] of specimensByLabel(items)) {
    const order = shuffle(createRandom(seed, 'specimens', label), [...specimens].sort());
    const { test, validation } = share(order.length, split);
    if (order.length === 1 && split.test > 0)
      notes.push(`“${label}” has one specimen only: it is trained, and not tested.`);
    order.forEach((specimen, i) => {
      sides.set(specimen, i < test ? 'test' : i < test + validation ? 'validation' : 'train');
    });
  }
  return { splits: items.map(({ specimen }) => sides.get(specimen) ?? 'train'), notes };
}

/** A specimen that carries several labels counts for the one it has most often, so that it stays in one piece. */
function specimensByLabel(items: readonly LabelledSpectrum[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const { specimen, label } of items) {
    const own = counts.get(specimen) ?? new Map<string, number>();
    counts.set(specimen, own.set(label, (own.get(label) ?? 0) + 1));
  }
  const groups = new Map<string, string[]>();
  for (const [specimen, own] of counts) {
    const [label] = [...own].reduce((best, next) => (next[1] > best[1] ? next : best));
    groups.set(label, [...(groups.get(label) ?? []), specimen]);
  }
  return groups;
}

/** Of `count` specimens: at least one for the test where one is wanted and can be spared, then for validation, and always one to train. */
function share(count: number, wanted: { test: number; validation: number }): { test: number; validation: number } {
  const take = (part: number, left: number): number =>
    part > 0 ? Math.max(0, Math.min(Math.max(1, Math.round(part * count)), left - 1)) : 0;
  const test = take(wanted.test, count);
  return { test, validation: take(wanted.validation, count - test) };
}
