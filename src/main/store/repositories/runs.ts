import type { Selectable } from 'kysely';
import { z } from 'zod';
import { LabError } from '../../../contract/data/errors.js';
import type { Evaluation } from '../../../contract/data/evaluation.js';
import type { RunPlan, RunProvenance, RunSummary } from '../../../contract/data/run.js';
import type { EpochLog } from '../../../contract/data/training.js';
import type { Connection } from '../connection.js';
import { packed, unpacked } from '../packed.js';
import { readJson } from '../readJson.js';
import type { Tables } from '../tables.js';
import type { RunRepository } from '../types.js';

const runShape = z.looseObject({
  id: z.string(),
  groupId: z.string(),
  title: z.string(),
  kind: z.enum(['network', 'classical']),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'lost']),
  seed: z.number(),
  epochsDone: z.number(),
  epochs: z.number(),
  seconds: z.number(),
  createdAt: z.string(),
});
type StoredRun = Omit<RunSummary, 'curve'> & { curve?: (number | null)[] };
const planShape = z.looseObject({ kind: z.enum(['network', 'classical']) });
const provenanceShape = z.looseObject({ softwareVersion: z.string(), datasetSha256: z.string() });

export function createRunRepository(connection: Connection): RunRepository {
  const { build } = connection;
  const get = (id: string): RunSummary => {
    const row = connection.first(build.selectFrom('runs').selectAll().where('id', '=', id));
    if (row === undefined) throw unknown(id);
    return toSummary(row);
  };
  const history = (id: string): EpochLog[] =>
    connection
      .all(build.selectFrom('run_epochs').select('content').where('run_id', '=', id).orderBy('epoch'))
      .map(({ content }) => unpacked<EpochLog>(content, 'curve of a run'));
  const change = (id: string, values: Partial<Tables['run_details']>): void => {
    if (connection.run(build.updateTable('run_details').set(values).where('run_id', '=', id)) === 0) throw unknown(id);
  };

  return {
    insert(run, plan) {
      connection.transaction(() => {
        const { id, groupId, datasetId } = run;
        connection.run(
          build.insertInto('runs').values({ id, group_id: groupId, dataset_id: datasetId, ...columns(run) }),
        );
        connection.run(build.insertInto('run_details').values({ run_id: id, plan: JSON.stringify(plan) }));
      });
    },
    save(run) {
      if (connection.run(build.updateTable('runs').set(columns(run)).where('id', '=', run.id)) === 0)
        throw unknown(run.id);
    },
    list({ groupId, datasetId } = {}) {
      let query = build.selectFrom('runs').selectAll().orderBy('seq', 'desc');
      if (groupId !== undefined) query = query.where('group_id', '=', groupId);
      if (datasetId !== undefined) query = query.where('dataset_id', '=', datasetId);
      return bySeed(connection.all(query).map(toSummary));
    },
    get,
    detail(id) {
      const summary = get(id);
      const row = connection.first(build.selectFrom('run_details').selectAll().where('run_id', '=', id));
      if (row === undefined) throw unknown(id);
      return {
        ...summary,
        plan: readJson<RunPlan>(row.plan, planShape, `plan of ${summary.title}`),
        history: history(id),
        evaluation: row.evaluation && unpacked<Evaluation>(row.evaluation, `evaluation of ${summary.title}`),
        provenance:
          row.provenance === null
            ? null
            : readJson<RunProvenance>(row.provenance, provenanceShape, `provenance of ${summary.title}`),
      };
    },
    addEpochs(id, logs) {
      connection.transaction(() => {
        for (const log of logs) {
          const content = packed(log);
          connection.run(
            build
              .insertInto('run_epochs')
              .values({ run_id: id, epoch: log.epoch, content })
              .onConflict((conflict) => conflict.columns(['run_id', 'epoch']).doUpdateSet({ content })),
          );
        }
      });
    },
    history,
    forgetEpochs(id, from) {
      connection.run(build.deleteFrom('run_epochs').where('run_id', '=', id).where('epoch', '>=', from));
    },
    setProvenance: (id, provenance) => change(id, { provenance: JSON.stringify(provenance) }),
    setEvaluation: (id, evaluation) => change(id, { evaluation: packed(evaluation) }),
    delete(ids) {
      connection.transaction(() => {
        for (const id of ids)
          if (connection.run(build.deleteFrom('runs').where('id', '=', id)) === 0) throw unknown(id);
      });
    },
  };
}

/** Runs whose process ended before they did: they say so, and go on from their checkpoint when asked to. */
export function settleRuns(connection: Connection, now: () => Date): void {
  const { build } = connection;
  const runs = createRunRepository(connection);
  for (const { id } of connection.all(
    build.selectFrom('runs').select('id').where('state', 'in', ['queued', 'running']),
  )) {
    const run = runs.get(id);
    const epochsDone = runs.history(id).length;
    const reason =
      run.state === 'queued' ? 'Phaselens ended before its turn came.' : 'Phaselens ended before it was done.';
    runs.save({ ...run, epochsDone, state: 'lost', reason, finishedAt: now().toISOString() });
  }
}

function columns(run: RunSummary): Pick<Tables['runs'], 'state' | 'model_hash' | 'summary'> {
  const { modelHash, curve, ...rest } = run;
  const summary = JSON.stringify({ ...rest, ...(curve ? { curve: Array.from(curve) } : {}) });
  return { state: run.state, model_hash: modelHash ?? null, summary };
}

function toSummary(row: Selectable<Tables['runs']>): RunSummary {
  const { curve, ...run } = readJson<StoredRun>(row.summary, runShape, 'run');
  return {
    ...run,
    // JSON writes null for what is no number.
    ...(curve ? { curve: Float32Array.from(curve, (value) => value ?? NaN) } : {}),
    ...(row.model_hash === null ? {} : { modelHash: row.model_hash }),
  };
}

/** A group counts as one where it stands; within it the seeds stand as they were given. */
function bySeed(newestFirst: readonly RunSummary[]): RunSummary[] {
  const groups = new Map<string, RunSummary[]>();
  for (const run of newestFirst) groups.set(run.groupId, [run, ...(groups.get(run.groupId) ?? [])]);
  return [...groups.values()].flat();
}

function unknown(id: string): LabError {
  return new LabError('not-found', 'This run does not exist any more. Look at the list of runs again.', { id });
}
