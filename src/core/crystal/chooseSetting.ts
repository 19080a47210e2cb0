import type { Cell } from '../../contract/data/crystal.js';
import type { SpaceGroupSetting } from './spaceGroupSettings.js';

const same = (p: number, q: number): boolean => Math.abs(p - q) < 1e-3 * Math.max(1, Math.abs(p));
const right = (angle: number): boolean => Math.abs(angle - 90) < 0.02;

/** Does the cell have the shape that the setting's axes need? */
function fits(setting: SpaceGroupSetting, cell: Cell): boolean {
  const { a, b, c, alpha, beta, gamma } = cell;
  const n = setting.number;
  if (n <= 2) return true;
  if (n <= 15) {
    const axis = setting.setting.replace('-', '')[0];
    if (axis === 'a') return right(beta) && right(gamma);
    return axis === 'c' ? right(alpha) && right(beta) : right(alpha) && right(gamma);
  }
  if (n <= 74) return right(alpha) && right(beta) && right(gamma);
  if (n <= 142) return right(alpha) && right(beta) && right(gamma) && same(a, b);
  if (n <= 194) {
    if (setting.setting === 'R') return same(a, b) && same(b, c) && same(alpha, beta) && same(beta, gamma);
    return same(a, b) && Math.abs(gamma - 120) < 0.02 && right(alpha) && right(beta);
  }
  return same(a, b) && same(b, c) && right(alpha) && right(beta) && right(gamma);
}

/**
 * Of settings that the words allow, those that the cell allows, standard first: b-unique, hexagonal axes, the second origin
 * (at the inversion centre, International Tables' preferred one) where the file does not say.
 */
export function chooseSetting(candidates: readonly SpaceGroupSetting[], cell: Cell): SpaceGroupSetting[] {
  const fitting = candidates.filter((setting) => fits(setting, cell));
  const usable = fitting.length > 0 ? fitting : [...candidates];
  const first = usable[0];
  if (first === undefined) return [];
  const axes = (s: SpaceGroupSetting): string => s.setting.replace(/^[12]/, '');
  // Both origins of the same axes stay in, the second first: the caller may test them against the contents of the cell.
  return usable
    .filter((s) => s.number === first.number && axes(s) === axes(first))
    .sort((p, q) => q.setting.localeCompare(p.setting));
}
