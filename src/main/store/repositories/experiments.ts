import { LabError } from '../../../contract/data/errors.js';
import type { ExperimentResult } from '../../../contract/data/experiment.js';
import type { Connection } from '../connection.js';
import { packed, unpacked } from '../packed.js';
import type { ExperimentRepository } from '../types.js';

export function createExperimentRepository(connection: Connection): ExperimentRepository {
  const { build } = connection;
  const contents = () => build.selectFrom('experiment_results').select('content');
  const read = (row: { content: Buffer }) => unpacked<ExperimentResult>(row.content, 'result of an experiment');
  return {
    insert(result) {
      const { id, experiment, seeds, verdict, because, finishedAt } = result;
      connection.run(
        build.insertInto('experiment_results').values({
          ...{ id, experiment, seeds, verdict, because },
          finished_at: finishedAt,
          content: packed(result),
        }),
      );
    },
    get(id) {
      const row = connection.first(contents().where('id', '=', id));
      if (row === undefined) throw new LabError('not-found', 'This result does not exist any more.', { id });
      return read(row);
    },
    latest(experiment) {
      const row = connection.first(contents().where('experiment', '=', experiment).orderBy('seq', 'desc').limit(1));
      return row && read(row);
    },
    history: (experiment) =>
      connection
        .all(
          build
            .selectFrom('experiment_results')
            .select([
              'id as resultId',
              'experiment',
              'seeds',
              'verdict',
              'because',
              'finished_at as finishedAt',
              'content',
            ])
            .where('experiment', '=', experiment)
            .orderBy('seq', 'desc'),
        )
        .map(({ content, ...row }) => ({ ...row, ...(read({ content }).reduced ? { reduced: true } : {}) })),
  };
}
