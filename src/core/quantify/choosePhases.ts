import { LabError } from '../../contract/data/errors.js';
import { answersTo, plain } from './answersTo.js';
import type { QuantityReference } from './types.js';

/**
 * The references that names stand for: id, name, group or formula, letters and digits compared alone. What was named by its group is reported under
 * the group. Absent `phases`: all.
 * @throws LabError `invalid-input` for a name that fits none
 */
export function choosePhases(
  references: readonly QuantityReference[],
  phases: readonly string[] | undefined,
): QuantityReference[] {
  if (phases === undefined) return [...references];
  const chosen = new Map<string, QuantityReference>();
  for (const phase of phases) {
    const key = plain(phase);
    const named = references.filter((reference) => answersTo(reference, phase));
    const grouped =
      named.length > 0 ? [] : references.filter(({ group }) => group !== undefined && plain(group) === key);
    if (named.length + grouped.length === 0) throw unknownPhase(phase, references);
    for (const one of named) chosen.set(one.id, one);
    for (const one of grouped) if (!chosen.has(one.id)) chosen.set(one.id, { ...one, name: one.group ?? one.name });
  }
  return [...chosen.values()];
}

function unknownPhase(phase: string, references: readonly QuantityReference[]): LabError {
  const names = [...new Set(references.map(({ name }) => name))].sort();
  const shown = names.slice(0, 20).join(', ');
  return new LabError(
    'invalid-input',
    `No reference is called “${phase}”. There ${names.length === 1 ? 'is' : 'are'}: ${shown}${names.length > 20 ? ` and ${names.length - 20} more` : ''}.`,
  );
}
