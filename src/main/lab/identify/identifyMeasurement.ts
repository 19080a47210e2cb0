import {
  LabError,
  type Identification,
  type IdentifyOptions,
  type MeasurementDetail,
} from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';
import { search, type SearchSubject } from './search.js';

/** What a stored measurement brings to a search. */
export function subjectOf(measurement: MeasurementDetail): SearchSubject {
  const { name, spectrum, steps, peaks, radiation, laserWavelength } = measurement;
  // Peaks edited by hand are the person's word; found ones are found anew, on the processed data.
  const edited = peaks?.some(({ origin }) => origin === 'edited') ? peaks : undefined;
  return {
    label: name,
    spectrum,
    steps,
    ...(edited ? { peaks: edited } : {}),
    ...(radiation ? { radiation } : {}),
    ...(laserWavelength === undefined ? {} : { laserWavelength }),
  };
}

/**
 * Searches for a stored measurement, keeps the result with it and tells the windows. With a signal it is work in the background.
 * @throws LabError `wavelength-needed`, `not-found`, and what the search throws
 */
export async function identifyMeasurement(
  lab: LabContext,
  id: string,
  options: Partial<IdentifyOptions>,
  signal?: AbortSignal,
): Promise<Identification> {
  const measurement = lab.store.measurements.get(id);
  const identification = await search(lab, subjectOf(measurement), options, signal ? { signal, background: true } : {});
  if (signal?.aborted) throw new LabError('cancelled', `Identifying ${measurement.name} was cancelled.`);
  lab.store.transaction(() => {
    lab.store.measurements.setIdentification(id, identification);
    const best = identification.verdict === 'match' ? identification.candidates[0] : undefined;
    // What the person has drawn stays drawn; the first result draws its best candidate.
    if (measurement.selectedCandidates.length === 0 && best) {
      lab.store.measurements.update(id, { selectedCandidates: [best.reference.id] });
    }
  });
  lab.events.emit('measurements.changed', { ids: [id] });
  return identification;
}
