import type { Explanation, FileIdentification } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import { explainMeasurement } from '../identify/explainMeasurement.js';
import { identifyFile } from '../identify/identifyFile.js';
import { identifyMeasurement } from '../identify/identifyMeasurement.js';
import { identifyInBackground, settleFailure } from '../identify/identifyQueue.js';
import { counted } from '../counted.js';
import type { LabContext } from '../labContext.js';
import { mapLimited } from '../mapLimited.js';

export function identifyService(lab: LabContext): Area<'identify'> {
  return {
    'identify.run': async ({ measurementId, options }) => {
      // Asked for now: what waits for its turn in the background is this very search.
      lab.identifyQueue.drop([measurementId]);
      try {
        return await identifyMeasurement(lab, measurementId, options);
      } catch (error) {
        settleFailure(lab, measurementId, error);
        throw error;
      }
    },
    'identify.explain': ({ measurementId, referenceIds }): Promise<Explanation> =>
      explainMeasurement(lab, lab.store.measurements.get(measurementId), referenceIds),
    'identify.batch': ({ measurementIds, options }) =>
      lab.jobs.start(
        'identify-batch',
        `Identifying ${measurementIds.length} measurements`,
        measurementIds.length,
        async (job) => {
          let done = 0;
          await mapLimited(measurementIds, lab.compute.width, async (id) => {
            job.throwIfCancelled();
            await identifyInBackground(lab, id, options, job);
            job.progress({ done: ++done });
          });
          return `${counted(done, 'measurement')} looked at.`;
        },
      ),
    'identify.file': (input): Promise<FileIdentification> => identifyFile(lab, input),
  };
}
