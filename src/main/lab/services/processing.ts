import type { MeasurementDetail, ProcessingPreview } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

const DEADLINE_MS = 30_000;

export function processingService(lab: LabContext): Area<'processing'> {
  return {
    'processing.preview': ({ measurementId, steps }): Promise<ProcessingPreview> => {
      const { name, spectrum, radiation } = lab.store.measurements.get(measurementId);
      return lab.compute.run(
        'process',
        { spectrum, steps, ...(radiation ? { radiation } : {}) },
        { deadlineMs: DEADLINE_MS, doing: `Processing ${name}` },
      );
    },
    'processing.defaults': ({ measurementId }) => {
      const { name, spectrum } = lab.store.measurements.get(measurementId);
      return lab.compute.run(
        'defaultSteps',
        { spectrum },
        { deadlineMs: DEADLINE_MS, doing: `Choosing steps for ${name}` },
      );
    },
    'processing.save': async ({ measurementId, steps }): Promise<MeasurementDetail> => {
      const { name, spectrum, radiation } = lab.store.measurements.get(measurementId);
      // Tried first: steps that cannot apply are refused, not stored.
      await lab.compute.run(
        'process',
        { spectrum, steps, ...(radiation ? { radiation } : {}) },
        { deadlineMs: DEADLINE_MS, doing: `Processing ${name}` },
      );
      lab.store.measurements.update(measurementId, { steps });
      lab.events.emit('measurements.changed', { ids: [measurementId] });
      return lab.store.measurements.get(measurementId);
    },
  };
}
