import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function peaksService(lab: LabContext): Area<'peaks'> {
  return {
    'peaks.find': async ({ measurementId, minSignalToNoise, minRelativeHeight }) => {
      const { name, spectrum, steps, radiation } = lab.store.measurements.get(measurementId);
      const peaks = await lab.compute.run(
        'findPeaks',
        { spectrum, steps, ...(radiation ? { radiation } : {}), minSignalToNoise, minRelativeHeight },
        { deadlineMs: 30_000, doing: `Finding peaks in ${name}` },
      );
      lab.store.measurements.update(measurementId, { peaks });
      lab.events.emit('measurements.changed', { ids: [measurementId] });
      return peaks;
    },
    'peaks.save': ({ measurementId, peaks }) => {
      const sorted = [...peaks]
        .sort((a, b) => a.position - b.position)
        .map(({ dSpacing, ...peak }) => (dSpacing === undefined ? peak : { ...peak, dSpacing }));
      lab.store.measurements.update(measurementId, { peaks: sorted });
      lab.events.emit('measurements.changed', { ids: [measurementId] });
      return sorted;
    },
  };
}
