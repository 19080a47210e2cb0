import { spaceGroupTable } from './spaceGroupTable.js';

/** One of the 530 tabulated settings. */
export interface SpaceGroupSetting {
  hallNumber: number;
  /** International Tables number. */
  number: number;
  /** spglib's name of the setting: `1`/`2` origin choice, `H`/`R`, axes such as `ba-c`, cell choices such as `b1`. */
  setting: string;
  hall: string;
  short: string;
  full: string;
  /** Symbol before the letter e came in 1992, or empty. */
  old: string;
  /** Coordinate triplets that generate the group. */
  generators: string[];
  order: number;
}

let settings: readonly SpaceGroupSetting[] | undefined;

/** The 530 settings by Hall number. */
export function spaceGroupSettings(): readonly SpaceGroupSetting[] {
  settings ??= spaceGroupTable
    .trim()
    .split('\n')
    .map((row, i) => {
      const [number = '', setting = '', hall = '', short = '', full = '', old = '', generators = '', order = ''] =
        row.split('|');
      return {
        hallNumber: i + 1,
        number: Number(number),
        setting,
        hall,
        short,
        full,
        old,
        generators: generators === '' ? [] : generators.split(';'),
        order: Number(order),
      };
    });
  return settings;
}
