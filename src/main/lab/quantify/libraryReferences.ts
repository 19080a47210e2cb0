import { LabError, type CrystalStructure, type ReferenceSummary } from '../../../contract/index.js';
import type { QuantityReference } from '../../../core/quantify/types.js';
import type { LabContext } from '../labContext.js';

export interface LibraryReferences {
  references: QuantityReference[];
  /** Why others cannot be weighed, one sentence each. */
  leftOut: string[];
}

/** References of the libraries as phases to weigh: those with a structure, from which absolute intensities follow. @throws LabError `invalid-input` when none has one */
export function libraryReferences(lab: LabContext, ids: readonly string[]): LibraryReferences {
  const references: QuantityReference[] = [];
  const leftOut: string[] = [];
  const builtIn = lab.shelf.builtInEntries('xrd');
  for (const id of ids) {
    const entry = builtIn.get(id);
    if (entry) {
      if (entry.structure) references.push(calculated(entry.summary, entry.structure));
      continue;
    }
    const reference = lab.shelf.reference(id);
    if (reference.kind === 'structure') references.push(calculated(reference.summary, reference.structure));
    else
      leftOut.push(
        `“${reference.summary.name}” is left out: its reference has no structure, so its intensity for a given amount is not known.`,
      );
  }
  if (references.length === 0)
    throw new LabError('invalid-input', leftOut[0] ?? 'None of these references can be weighed.');
  return { references, leftOut };
}

export function calculated(
  { id, name, formula }: Pick<ReferenceSummary, 'id' | 'name' | 'formula'>,
  structure: CrystalStructure,
): QuantityReference {
  return { id, name, formula, source: { kind: 'calculated', structure } };
}
