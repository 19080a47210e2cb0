import { LabError, type Quantification } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import { wavelengthNeeded } from '../identify/canBeIdentified.js';
import type { LabContext } from '../labContext.js';
import { libraryReferences } from './libraryReferences.js';

type Input = Parameters<Area<'quantify'>['quantify.run']>[0];

/** A fit of many phases with all their shapes takes seconds. */
export const quantifyDeadlineMs = 180_000;

/**
 * Weighs the phases of a stored measurement, keeps the result with it and tells the windows. The intensities are those of the file: steps that take a background
 * off or smooth would take away what weighing needs.
 * @throws LabError `invalid-input`, `wavelength-needed`, `not-found`
 */
export async function quantifyMeasurement(
  lab: LabContext,
  { measurementId, referenceIds, options }: Input,
): Promise<Quantification> {
  const { name, spectrum, radiation, selectedCandidates } = lab.store.measurements.get(measurementId);
  if (spectrum.technique !== 'xrd')
    throw new LabError('invalid-input', `${name} is a Raman spectrum: only X-ray powder patterns can be weighed.`);
  if (!radiation) throw wavelengthNeeded(name, 'xrd');
  const ids = referenceIds ?? selectedCandidates.filter((id) => lab.shelf.has(id));
  if (ids.length === 0)
    throw new LabError(
      'invalid-input',
      'Draw the phases on the measurement first: quantities are those of the drawn phases.',
    );
  const { references, leftOut } = libraryReferences(lab, ids);
  const { quantification } = await lab.compute.run(
    'quantify',
    {
      spectrum,
      radiation,
      references,
      options: { ...options, phases: options.phases ?? references.map(({ id }) => id) },
    },
    { deadlineMs: quantifyDeadlineMs, doing: `Weighing the phases of ${name}` },
  );
  const result = { ...quantification, notes: [...quantification.notes, ...leftOut] };
  lab.store.quantifications.set(measurementId, result);
  lab.events.emit('measurements.changed', { ids: [measurementId] });
  return result;
}
