import { z } from 'zod';
import type { Job } from '../../../contract/data/job.js';
import type { ImportOutcome } from '../../../contract/data/project.js';
import type { Connection } from '../connection.js';
import { readJson } from '../readJson.js';
import type { JobRepository } from '../types.js';

/** Finished jobs beyond this many are forgotten, oldest first. */
const KEPT = 500;

const jobShape = z.looseObject({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'lost']),
  done: z.number(),
  total: z.number(),
  message: z.string(),
  createdAt: z.string(),
  failures: z.array(z.object({ item: z.string(), message: z.string() })),
});
const outcomeShape = z.looseObject({ file: z.string(), status: z.string() });

export function createJobRepository(connection: Connection): JobRepository {
  const { build } = connection;
  const toJob = (row: { job: string }) => readJson<Job>(row.job, jobShape, 'job');
  return {
    save(job) {
      const row = { state: job.state, job: JSON.stringify(job) };
      connection.run(
        build
          .insertInto('jobs')
          .values({ id: job.id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row)),
      );
    },
    get(id) {
      const row = connection.first(build.selectFrom('jobs').select('job').where('id', '=', id));
      return row && toJob(row);
    },
    list(limit = 100) {
      return connection.all(build.selectFrom('jobs').select('job').orderBy('seq', 'desc').limit(limit)).map(toJob);
    },
    appendOutcomes(jobId, outcomes) {
      connection.transaction(() => {
        for (const outcome of outcomes) {
          connection.run(build.insertInto('job_outcomes').values({ job_id: jobId, outcome: JSON.stringify(outcome) }));
        }
      });
    },
    outcomes(jobId) {
      return connection
        .all(build.selectFrom('job_outcomes').select('outcome').where('job_id', '=', jobId).orderBy('seq'))
        .map((row) => readJson<ImportOutcome>(row.outcome, outcomeShape, 'outcome of an import'));
    },
  };
}

/** Jobs whose process ended before they did: they can never finish, and say so. Old finished ones are forgotten. */
export function settleJobs(connection: Connection, now: () => Date): void {
  const { build } = connection;
  const jobs = createJobRepository(connection);
  const open = connection.all(build.selectFrom('jobs').select('id').where('state', 'in', ['queued', 'running']));
  for (const { id } of open) {
    const job = jobs.get(id);
    if (job === undefined) continue;
    const message = `Phaselens ended before this was finished (${job.done} of ${job.total === 0 ? 'an unknown number' : job.total} done). What was done is kept; start it again for the rest.`;
    delete job.secondsLeft;
    jobs.save({ ...job, state: 'lost', message, finishedAt: now().toISOString() });
  }
  const newest = build.selectFrom('jobs').select('seq').orderBy('seq', 'desc').limit(KEPT);
  connection.run(build.deleteFrom('jobs').where('seq', 'not in', newest));
}
