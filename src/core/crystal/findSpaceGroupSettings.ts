import { spaceGroupSettings, type SpaceGroupSetting } from './spaceGroupSettings.js';

/** What a file says about its space group. */
export interface SpaceGroupNames {
  hermannMauguin?: string;
  hall?: string;
  number?: number;
}

const squeeze = (symbol: string): string => symbol.replace(/[\s_()'"~]/g, '').toLowerCase();
const hallKey = (symbol: string): string =>
  symbol
    .replace(/"/g, '=')
    .replace(/[_\s]+/g, ' ')
    .replace(/\s*\(.*$/, '')
    .trim()
    .toLowerCase();

let symbols: Map<string, SpaceGroupSetting[]> | undefined;
let halls: Map<string, SpaceGroupSetting[]> | undefined;

function byHall(): Map<string, SpaceGroupSetting[]> {
  if (halls !== undefined) return halls;
  halls = new Map();
  for (const setting of spaceGroupSettings()) {
    const key = hallKey(setting.hall);
    halls.set(key, [...(halls.get(key) ?? []), setting]);
  }
  return halls;
}

/** Every way to write each setting: full, short, without the placeholders 1, before 1992, cubic without the bar. */
function index(): Map<string, SpaceGroupSetting[]> {
  if (symbols !== undefined) return symbols;
  symbols = new Map();
  for (const setting of spaceGroupSettings()) {
    const names = new Set([setting.full, setting.old].filter((name) => name !== '').map(squeeze));
    // The short symbol of a monoclinic group is that of its standard setting, whatever the setting.
    if (setting.number < 3 || setting.number > 15) names.add(squeeze(setting.short));
    else names.add(squeeze(setting.full.replace(/ 1(?= |$)/g, '')));
    // `P m 3 m` for `P m -3 m`, used before 1983.
    if (setting.number >= 195) for (const name of [...names]) names.add(name.replace('-3', '3'));
    for (const name of names) symbols.set(name, [...(symbols.get(name) ?? []), setting]);
  }
  return symbols;
}

function splitSymbol(written: string): { symbol: string; choice: string } {
  // AMCSD marks the second origin by an asterisk; ICSD appends S, Z (origins), H, R (axes); COD and others `:1`, `:2`, `:H`, `:R`, `:b1`.
  const text = written.trim();
  const colon = /^(.*?)\s*:\s*([\w-]+)\s*$/.exec(text);
  if (colon !== null) return { symbol: squeeze(colon[1] ?? ''), choice: (colon[2] ?? '').toLowerCase() };
  const icsd = /^(.*\S)\s+([SZHR])$/.exec(text);
  if (icsd !== null) {
    const choice = { S: '1', Z: '2', H: 'h', R: 'r' }[icsd[2] ?? ''] ?? '';
    return { symbol: squeeze(icsd[1] ?? ''), choice };
  }
  if (text.startsWith('*') || text.endsWith('*')) return { symbol: squeeze(text.replaceAll('*', '')), choice: '2' };
  return { symbol: squeeze(text), choice: '' };
}

function narrow(candidates: readonly SpaceGroupSetting[], choice: string): readonly SpaceGroupSetting[] {
  if (choice === '') return candidates;
  const exact = candidates.filter((s) => s.setting.toLowerCase() === choice);
  if (exact.length > 0) return exact;
  const begin = candidates.filter((s) => s.setting.toLowerCase().startsWith(choice));
  return begin.length > 0 ? begin : candidates;
}

/**
 * The tabulated settings that a file's own words can mean: Hall symbol first (unambiguous), then the Hermann-Mauguin symbol in any
 * spacing, then the number. Empty when none is known. Several where the words leave the origin or the axes open.
 */
export function findSpaceGroupSettings(names: SpaceGroupNames): readonly SpaceGroupSetting[] {
  if (names.hall !== undefined && names.hall !== '') {
    const found = byHall().get(hallKey(names.hall));
    if (found !== undefined) return found;
  }
  if (names.hermannMauguin !== undefined && names.hermannMauguin !== '') {
    const { symbol, choice } = splitSymbol(names.hermannMauguin);
    let found = index().get(symbol);
    // Some write the bar behind the number, or a trailing origin or axis letter without a space: `R-3mH`, `Fd-3mS`.
    const letter = /^(.*)([hrsz12])$/.exec(symbol);
    if (found === undefined && letter !== null) {
      const bare = index().get(letter[1] ?? '');
      if (bare !== undefined) {
        const wanted = { h: 'h', r: 'r', s: '1', z: '2', '1': '1', '2': '2' }[letter[2] ?? ''] ?? '';
        found = [...narrow(bare, wanted)];
      }
    }
    if (found !== undefined) return narrow(found, choice);
  }
  if (names.number !== undefined && names.number >= 1 && names.number <= 230)
    return spaceGroupSettings().filter((s) => s.number === names.number);
  return [];
}
