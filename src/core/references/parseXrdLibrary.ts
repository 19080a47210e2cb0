import { standardSymbol } from '../crystal/standardSymbol.js';
import { z } from 'zod';
import type { CrystalStructure, Site } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import type { ReferenceSummary } from '../../contract/data/reference.js';
import { density } from '../crystal/density.js';
import { elementsOf } from '../crystal/elementsOf.js';
import { expandSetting } from '../crystal/expandSetting.js';
import { spaceGroupSettings } from '../crystal/spaceGroupSettings.js';

const fraction = z.number().min(-5).max(5);

/** One phase: facts only. */
export const xrdEntrySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  formula: z.string().min(1),
  category: z.string().min(1),
  /** A phase that is met often: between candidates that fit alike it is the likelier one. */
  common: z.literal(true).optional(),
  /** a, b, c in Å, α, β, γ in degrees. */
  cell: z.tuple([
    z.number().positive(),
    z.number().positive(),
    z.number().positive(),
    z.number(),
    z.number(),
    z.number(),
  ]),
  spaceGroup: z.string().min(1),
  number: z.int().min(1).max(230),
  /** Hall number 1-530 of the setting: gives the operators. Settings outside the tables list them instead. */
  hall: z.int().min(1).max(530).optional(),
  operators: z.array(z.string()).min(1).optional(),
  /** Label, element, x, y, z, occupancy, B in Å² or null; then, where the source does not place them, the hydrogens bound to the atom. */
  sites: z
    .array(
      z.tuple([
        z.string(),
        z.string(),
        fraction,
        fraction,
        fraction,
        z.number().positive().max(1),
        z.number().nullable(),
        z.number().positive().optional(),
      ]),
    )
    .min(1),
  citation: z.string().min(1),
  /** Where the numbers were taken from, e.g. `AMCSD 0019092`. */
  source: z.string().min(1),
  /** g/cm³, where the source prints one. */
  publishedDensity: z.number().positive().optional(),
  /** Elements of the formula that the sites lack, in whole or in part (hydrogen that the source did not locate). */
  unplaced: z.array(z.string()).min(1).optional(),
  /** g/cm³ and name of a substance of the formula in a table of measured densities. */
  tabulatedDensity: z.tuple([z.number().positive(), z.string()]).optional(),
  verification: z.array(
    z.object({ kind: z.enum(['density', 'measured-pattern', 'literature']), statement: z.string() }),
  ),
  notes: z.string().optional(),
});

export const xrdLibrarySchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  citation: z.string(),
  entries: z.array(xrdEntrySchema),
});

export interface XrdLibraryEntry {
  summary: ReferenceSummary;
  structure: CrystalStructure;
}

/**
 * Structures and descriptions of a library of crystal structures in the form of resources/libraries/xrd-builtin.json.
 * @throws LabError `damaged-file` naming the place in the file.
 */
export function parseXrdLibrary(json: unknown): XrdLibraryEntry[] {
  const parsed = xrdLibrarySchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new LabError(
      'damaged-file',
      `The XRD library is damaged at ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? ''}.`,
    );
  }
  const library = parsed.data;
  return library.entries.map((entry) => {
    const [a, b, c, alpha, beta, gamma] = entry.cell;
    const setting = entry.hall === undefined ? undefined : spaceGroupSettings()[entry.hall - 1];
    const operators = entry.operators ?? (setting?.number === entry.number ? expandSetting(setting) : undefined);
    if (operators === undefined)
      throw new LabError(
        'damaged-file',
        `The XRD library is damaged at ${entry.id}: it has neither operators nor a setting of space group ${entry.number}.`,
      );
    const structure: CrystalStructure = {
      name: entry.name,
      cell: { a, b, c, alpha, beta, gamma },
      spaceGroup: entry.spaceGroup,
      spaceGroupNumber: entry.number,
      operators: [...operators],
      sites: entry.sites.map(([label, element, x, y, z, occupancy, bIso, hydrogens]): Site => ({
        label,
        element,
        x,
        y,
        z,
        occupancy,
        ...(bIso === null ? {} : { bIso }),
        ...(hydrogens === undefined ? {} : { hydrogens }),
      })),
      citation: entry.citation,
    };
    return {
      structure,
      summary: {
        id: `${library.id}:${entry.id}`,
        libraryId: library.id,
        technique: 'xrd',
        name: entry.name,
        formula: entry.formula,
        elements: [...new Set([...elementsOf(structure), ...(entry.unplaced ?? [])])],
        spaceGroup: standardSymbol(entry.spaceGroup),
        source: `${entry.citation}; ${entry.source}`,
        category: entry.category,
        ...(entry.common ? { common: true } : {}),
        density: density(structure),
        ...(entry.notes === undefined ? {} : { notes: entry.notes }),
        verification: entry.verification,
      },
    };
  });
}
