import { z } from 'zod';
import { LabError } from '../../contract/data/errors.js';
import type { Library, Reference } from '../../contract/data/reference.js';
import { formulaElements } from './formulaElements.js';

const entrySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  formula: z.string().min(1),
  category: z.string().min(1),
  citation: z.string().min(1),
  /** Raman shift in 1/cm and height 0-100, ascending. */
  bands: z.array(z.tuple([z.number().min(20).max(4500), z.number().positive().max(100)])).min(1),
  /** Measured spectra the entry was checked against or taken from. */
  specimens: z.array(z.string()).optional(),
  verification: z
    .array(z.object({ kind: z.enum(['density', 'measured-pattern', 'literature']), statement: z.string().min(1) }))
    .min(1),
});

/** The file `resources/libraries/raman-builtin.json`. */
export const ramanLibrarySchema = z.object({
  library: z.object({
    id: z.string().min(1),
    name: z.string().min(1),
    technique: z.literal('raman'),
    version: z.string().min(1),
    licence: z.string().min(1),
    citation: z.string().min(1),
  }),
  entries: z.array(entrySchema).min(1),
});

export interface RamanLibrary {
  library: Library;
  references: Extract<Reference, { kind: 'bands' }>[];
}

/**
 * Reads a library of Raman bands from its parsed JSON: one `bands` reference per entry, heights relative to the strongest (100).
 * Reference ids are `<library id>/<entry id>`. Throws `damaged-file` with the place of the first fault, or for an id used twice.
 */
export function parseRamanLibrary(json: unknown): RamanLibrary {
  const parsed = ramanLibrarySchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue?.path.join('.') || 'its top level';
    throw new LabError(
      'damaged-file',
      `The Raman library is not valid at ${place}: ${issue?.message ?? 'unknown fault'}.`,
    );
  }
  const { library, entries } = parsed.data;
  const seen = new Set<string>();
  const references = entries.map((entry) => {
    if (seen.has(entry.id))
      throw new LabError('damaged-file', `The Raman library holds the id ${entry.id} twice: give each entry its own.`);
    seen.add(entry.id);
    return toReference(entry, library.id);
  });
  return { library: { ...library, kind: 'built-in', count: references.length, enabled: true }, references };
}

function toReference(entry: z.infer<typeof entrySchema>, libraryId: string): Extract<Reference, { kind: 'bands' }> {
  const strongest = Math.max(...entry.bands.map(([, height]) => height));
  const bands = entry.bands.map(([shift, height]) => ({ shift, height: (100 * height) / strongest }));
  return {
    kind: 'bands',
    summary: {
      id: `${libraryId}/${entry.id}`,
      libraryId,
      technique: 'raman',
      name: entry.name,
      formula: entry.formula,
      elements: formulaElements(entry.formula),
      source: entry.citation,
      category: entry.category,
      ...(entry.specimens ? { notes: `Checked against ${entry.specimens.join(', ')}.` } : {}),
      verification: entry.verification,
    },
    bands: bands.sort((a, b) => a.shift - b.shift),
  };
}
