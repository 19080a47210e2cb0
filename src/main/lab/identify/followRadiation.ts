import type { MeasurementSummary, Peak } from '../../../contract/index.js';
import { dOf } from '../../../core/diffraction/bragg.js';
import type { LabContext } from '../labContext.js';
import { canBeIdentified } from './canBeIdentified.js';

/**
 * After an edit: when the radiation or laser line is another one now, d-spacings of the peaks follow it, and what was identified with the
 * old one (or waited for it) is identified anew in the background.
 */
export function followRadiation(lab: LabContext, before: MeasurementSummary): void {
  const { id } = before;
  const after = lab.store.measurements.summary(id);
  const wavelength = after.radiation?.wavelength;
  const same = before.radiation?.wavelength === wavelength && before.laserWavelength === after.laserWavelength;
  if (same) return;
  const { peaks } = lab.store.measurements.get(id);
  if (peaks && after.unit === 'twoTheta' && wavelength !== undefined) {
    lab.store.measurements.update(id, {
      peaks: peaks.map((peak): Peak => ({ ...peak, dSpacing: dOf(peak.position, wavelength) })),
    });
  }
  if (!canBeIdentified(after)) return;
  if (before.status === 'needs-wavelength') lab.store.measurements.update(id, { status: 'new' });
  if (lab.settings().identifyOnImport) lab.identifyQueue.add([id]);
}
