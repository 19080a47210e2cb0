import { findSpaceGroupSettings } from './findSpaceGroupSettings.js';

/**
 * A Hermann-Mauguin symbol as International Tables write it today, for people to read: `F m 3 m` becomes `F m -3 m`,
 * `P 1 21/c 1` becomes `P 21/c`. What no tabulated setting explains stays as written.
 */
export function standardSymbol(written: string): string {
  const symbols = new Set(
    findSpaceGroupSettings({ hermannMauguin: written }).map((setting) =>
      setting.number >= 3 && setting.number <= 15 ? setting.full.replace(/ 1(?= |$)/g, '') : setting.short,
    ),
  );
  const [only] = symbols;
  return symbols.size === 1 && only !== undefined ? only : written;
}
