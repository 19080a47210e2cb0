import { LabError, type QuantifyOptions } from '../../../contract/index.js';
import { answersTo } from '../../../core/quantify/answersTo.js';
import type { QuantityReference } from '../../../core/quantify/types.js';
import type { LabContext } from '../labContext.js';
import { calculated } from './libraryReferences.js';

/** Structures that a name or formula stands for, looked up in one library at most. */
const most = 20;

/**
 * Structures of the libraries that the phases (and the internal standard) name: built-in ones, and where those know none the installed and own ones.
 * @throws LabError `invalid-input` without phases, or for a name that no library knows
 */
export function namedReferences(
  lab: LabContext,
  { phases, internalStandard }: Partial<QuantifyOptions>,
): QuantityReference[] {
  if (!phases || phases.length === 0)
    throw new LabError(
      'invalid-input',
      'Say which phases may be there (--phases Quartz,Calcite), or give references to choose from (--references).',
    );
  return [...phases, ...(internalStandard ? [internalStandard.name] : [])].flatMap((phase) => {
    const found = lookUp(lab, phase);
    if (found.length === 0) throw new LabError('invalid-input', `No library has a structure called “${phase}”.`);
    return found;
  });
}

function lookUp(lab: LabContext, phase: string): QuantityReference[] {
  const builtIn = [...lab.shelf.builtInEntries('xrd').values()].flatMap(({ summary, structure }) =>
    structure && answersTo(summary, phase) ? [calculated(summary, structure)] : [],
  );
  if (builtIn.length > 0) return builtIn;
  const { items } = lab.store.references.list({ technique: 'xrd', search: phase, offset: 0, limit: 500 });
  return items
    .filter((summary) => answersTo(summary, phase))
    .slice(0, most)
    .flatMap(({ id }) => {
      const reference = lab.store.references.get(id);
      return reference?.kind === 'structure' ? [calculated(reference.summary, reference.structure)] : [];
    });
}
