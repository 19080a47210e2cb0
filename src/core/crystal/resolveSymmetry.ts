import type { Cell, CrystalStructure, Site } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import { chooseSetting } from './chooseSetting.js';
import { closeGroup } from './closeGroup.js';
import { expandSetting } from './expandSetting.js';
import { findSpaceGroupSettings, type SpaceGroupNames } from './findSpaceGroupSettings.js';
import { formatOperator } from './formatOperator.js';
import { identifySpaceGroup } from './identifySpaceGroup.js';
import { parseOperator } from './parseOperator.js';
import { readTriplet } from './readTriplet.js';
import { shortestContact } from './shortestContact.js';

/** What a source says about symmetry, and the atoms that may decide between origins. */
export interface SymmetryQuestion {
  /** Coordinate triplets as written; may be empty. */
  operators: readonly string[];
  names: SpaceGroupNames;
  cell: Cell;
  sites: readonly Site[];
  fileName: string;
}

const centringShifts: Readonly<Record<string, string[]>> = {
  A: ['x,y+1/2,z+1/2'],
  B: ['x+1/2,y,z+1/2'],
  C: ['x+1/2,y+1/2,z'],
  I: ['x+1/2,y+1/2,z+1/2'],
  F: ['x,y+1/2,z+1/2', 'x+1/2,y,z+1/2'],
};

/** `C -1`, `I 1 21/m 1`...: primitive symbols with a centred cell, met in old work. */
function centredOperators(symbol: string, cell: Cell): { operators: string[]; number: number } | undefined {
  const shifts = centringShifts[symbol.trim().slice(0, 1)];
  if (shifts === undefined) return undefined;
  const plain = findSpaceGroupSettings({ hermannMauguin: `P${symbol.trim().slice(1)}` });
  const setting = chooseSetting(
    plain.length > 0
      ? plain
      : findSpaceGroupSettings({
          hermannMauguin: `P${symbol
            .trim()
            .slice(1)
            .replace(/\s*1\s+(-?1)\s+1\s*$/, '$1')}`,
        }),
    cell,
  )[0];
  if (setting === undefined || setting.number > 15) return undefined;
  const group = closeGroup([...expandSetting(setting), ...shifts].map(parseOperator));
  return group === undefined ? undefined : { operators: group.map(formatOperator), number: setting.number };
}

/**
 * Operators, symbol and number of the space group. Operators of the file win; else the symbol is looked up, and where it leaves the origin
 * open, the origin is taken that keeps atoms apart.
 * @throws LabError `damaged-file` when neither operators nor a known symbol or number are given.
 */
export function resolveSymmetry(
  question: SymmetryQuestion,
): Pick<CrystalStructure, 'spaceGroup' | 'spaceGroupNumber' | 'operators'> {
  const { operators, names, cell, sites, fileName } = question;
  const symbol = names.hermannMauguin ?? '';
  const candidates = findSpaceGroupSettings(names);
  if (operators.length > 0) {
    const parsed = operators.map((text) => {
      try {
        return readTriplet(text);
      } catch (error) {
        throw error instanceof LabError ? new LabError('damaged-file', `${fileName}: ${error.message}`) : error;
      }
    });
    const setting = candidates[0] ?? identifySpaceGroup(parsed.map(({ operator }) => operator));
    return {
      spaceGroup: symbol === '' ? (setting?.full ?? 'unknown') : symbol,
      spaceGroupNumber: setting?.number ?? centredOperators(symbol, cell)?.number ?? 0,
      operators: parsed.map(({ text }) => text),
    };
  }
  const [preferred, ...others] = chooseSetting(candidates, cell);
  if (preferred === undefined) {
    const centred = centredOperators(symbol, cell);
    if (centred !== undefined)
      return { spaceGroup: symbol, spaceGroupNumber: centred.number, operators: centred.operators };
    throw new LabError(
      'damaged-file',
      symbol === '' && (names.hall ?? '') === ''
        ? `${fileName}: neither symmetry operators (_space_group_symop_operation_xyz) nor a space group (_space_group_name_H-M_alt) are given.`
        : `${fileName}: the space group "${symbol === '' ? (names.hall ?? '') : symbol}" is not known; give the operators in _space_group_symop_operation_xyz.`,
    );
  }
  let best = preferred;
  if (others.length > 0) {
    const contact = (operatorsOfSetting: readonly string[]): number =>
      shortestContact({
        cell,
        sites: [...sites],
        operators: [...operatorsOfSetting],
        spaceGroup: '',
        spaceGroupNumber: 0,
      });
    let distance = contact(expandSetting(preferred));
    for (const other of others) {
      const found = contact(expandSetting(other));
      // Both origins may be possible: leave the preferred one only for a clear gain.
      if (found > distance * 1.15) [best, distance] = [other, found];
    }
  }
  return {
    spaceGroup: symbol === '' ? best.full : symbol,
    spaceGroupNumber: best.number,
    operators: [...expandSetting(best)],
  };
}
