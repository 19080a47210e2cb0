import type { z } from 'zod';
import type { CrystalStructure } from '../../contract/data/crystal.js';
import { cellContents } from '../crystal/cellContents.js';
import { cellVolume } from '../crystal/cellVolume.js';
import { density, gramsPerCubicCentimetre } from '../crystal/density.js';
import { elements } from '../crystal/elements.js';
import { expandPrimitive } from '../crystal/expandPrimitive.js';
import { parseFormula } from '../crystal/parseFormula.js';
import { tightestContact } from '../crystal/tightestContact.js';
import { calculateLineList } from '../diffraction/calculateLineList.js';
import { parseRadiation } from '../diffraction/parseRadiation.js';
import { powderPattern } from '../diffraction/powderPattern.js';
import type { xrdEntrySchema } from './parseXrdLibrary.js';

export interface EntryCheck {
  check: 'composition' | 'density' | 'tabulated-density' | 'volume' | 'distances' | 'lines';
  ok: boolean;
  statement: string;
}

/**
 * Checks an entry of a library of structures against itself and the densities it quotes: the sites give the formula (0.5 %, hydrogen that
 * was not located excepted), the density is the published one (2 %) and a tabulated one (5 %), atoms other than hydrogen take 5 to 90 Å³
 * each and are no closer than 0.7 of their covalent radii together, and there are lines.
 */
export function verifyXrdEntry(entry: z.infer<typeof xrdEntrySchema>, structure: CrystalStructure): EntryCheck[] {
  const primitive = expandPrimitive(structure);
  const contents = cellContents(structure, primitive);
  const formula = parseFormula(entry.formula) ?? new Map<string, number>();
  const unplaced = new Set(entry.unplaced ?? []);
  const volume = cellVolume(structure.cell);
  const units = unitsOf(contents, formula, unplaced);
  const missing = [...unplaced].map((element): [string, number] => [
    element,
    (formula.get(element) ?? 0) * units - (contents.get(element) ?? 0),
  ]);
  const checks: EntryCheck[] = [composition(contents, formula, units, unplaced)];

  const added = missing.reduce((mass, [element, n]) => mass + n * (elements.get(element)?.mass ?? 0), 0);
  const bare = density(structure, primitive);
  const full = bare + (gramsPerCubicCentimetre * added) / volume;
  const away = (value: number, other: number): number => Math.abs(value / other - 1);
  if (entry.publishedDensity !== undefined) {
    // A source without its hydrogens prints the density without them, or with.
    const own = away(bare, entry.publishedDensity) < away(full, entry.publishedDensity) ? bare : full;
    const difference = away(own, entry.publishedDensity);
    checks.push({
      check: 'density',
      ok: difference <= 0.02,
      statement: `density ${own.toFixed(3)} g/cm³, published ${entry.publishedDensity} (${(100 * difference).toFixed(1)} %)`,
    });
  }
  if (entry.tabulatedDensity !== undefined) {
    const [value, name] = entry.tabulatedDensity;
    const difference = away(full, value);
    checks.push({
      check: 'tabulated-density',
      ok: difference <= 0.05,
      statement: `density ${full.toFixed(2)} g/cm³, tabulated ${value} (${name}, ${(100 * difference).toFixed(1)} %)`,
    });
  }

  let atoms = 0;
  for (const [element, n] of contents) if (element !== 'H') atoms += n;
  checks.push({
    check: 'volume',
    ok: volume / atoms >= 5 && volume / atoms <= 90,
    statement: `${(volume / atoms).toFixed(1)} Å³ for an atom`,
  });

  const contact = tightestContact(structure);
  checks.push({
    check: 'distances',
    ok: (contact?.ratio ?? 1) >= 0.7,
    statement: contact
      ? `closest ${contact.elements.join('–')} ${contact.distance.toFixed(2)} Å, ${contact.ratio.toFixed(2)} of the radii`
      : 'no two atoms within 4 Å',
  });

  const lines = calculateLineList(structure, { dMin: 1 });
  const pattern = powderPattern(lines, parseRadiation('CuKa1', 'assumed'), { from: 2, to: 100 });
  const order = [...pattern.intensity.keys()].sort((p, q) => (pattern.intensity[q] ?? 0) - (pattern.intensity[p] ?? 0));
  const strongest = order.slice(0, 3).map((i) => {
    const d = lines.dSpacing[pattern.lineIndex[i] ?? 0] ?? 0;
    return `${d.toFixed(3)} (${(pattern.intensity[i] ?? 0).toFixed(0)})`;
  });
  checks.push({ check: 'lines', ok: strongest.length > 0, statement: `strongest lines ${strongest.join(', ')} Å` });
  return checks;
}

/** Formula units in the cell, from the elements that are wholly placed. */
function unitsOf(contents: Map<string, number>, formula: Map<string, number>, unplaced: Set<string>): number {
  const [element] = [...formula.keys()].filter((e) => !unplaced.has(e));
  return element === undefined ? 0 : (contents.get(element) ?? 0) / (formula.get(element) ?? 1);
}

function composition(
  contents: Map<string, number>,
  formula: Map<string, number>,
  units: number,
  unplaced: Set<string>,
): EntryCheck {
  const wrong = [...new Set([...formula.keys(), ...contents.keys()])].filter((element) => {
    const expected = (formula.get(element) ?? 0) * units;
    const found = contents.get(element) ?? 0;
    if (unplaced.has(element)) return found > expected * 1.005;
    return Math.abs(found - expected) > 0.005 * expected;
  });
  const note = unplaced.size > 0 ? `, ${[...unplaced].join(' and ')} not wholly placed` : '';
  return {
    check: 'composition',
    ok: units > 0 && wrong.length === 0,
    statement:
      wrong.length === 0
        ? `the sites give the formula${note}`
        : `the sites do not give the formula: ${wrong.join(', ')}`,
  };
}
