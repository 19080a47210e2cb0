import type { Job } from '../../contract/index.js';
import type { JobHandle, JobRunner } from '../jobs/jobRunner.js';

/** Work that a call waits for, shown as a job with progress and cancel. `message` is what the job ends with. */
export function asJob<T>(
  jobs: JobRunner,
  kind: Job['kind'],
  title: string,
  work: (job: JobHandle) => Promise<{ result: T; message: string }>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    jobs.start(kind, title, 0, async (job) => {
      try {
        const { result, message } = await work(job);
        resolve(result);
        return message;
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
    });
  });
}
