import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { quantifyFile } from '../quantify/quantifyFile.js';
import { quantifyMeasurement } from '../quantify/quantifyMeasurement.js';

export function quantifyService(lab: LabContext): Area<'quantify'> {
  return {
    'quantify.run': (input) => quantifyMeasurement(lab, input),
    'quantify.get': ({ measurementId }) => lab.store.quantifications.get(measurementId) ?? null,
    'quantify.clear': ({ measurementId }) => {
      lab.store.quantifications.set(measurementId, null);
      lab.events.emit('measurements.changed', { ids: [measurementId] });
      return null;
    },
    'quantify.file': (input) => quantifyFile(lab, input),
  };
}
