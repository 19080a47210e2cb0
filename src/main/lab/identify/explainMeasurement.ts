import type { Explanation, MeasurementDetail } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';
import { canBeIdentified, wavelengthNeeded } from './canBeIdentified.js';
import { subjectOf } from './identifyMeasurement.js';

/**
 * The picture of some references on a measurement, aligned as in its last identification where they were candidates there.
 * What was deleted since is left out, so that an old result can still be looked at and reported.
 * @throws LabError `wavelength-needed`
 */
export async function explainMeasurement(
  lab: LabContext,
  measurement: MeasurementDetail,
  askedIds: readonly string[],
): Promise<Explanation> {
  if (!canBeIdentified(measurement)) throw wavelengthNeeded(measurement.name, measurement.technique);
  const referenceIds = askedIds.filter((id) => lab.shelf.has(id));
  const { stored, libraries } = lab.shelf.forReferences(referenceIds);
  const { identification } = measurement;
  return lab.compute.run(
    'explain',
    {
      ...subjectOf(measurement),
      referenceIds,
      stored,
      libraryKeys: libraries.map(({ key }) => key),
      ...(identification ? { options: identification.options, candidates: identification.candidates } : {}),
    },
    { deadlineMs: 60_000, doing: `Explaining ${measurement.name}`, needs: libraries },
  );
}
