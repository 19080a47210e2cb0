import { LabError } from '../../../contract/data/errors.js';
import type { Connection } from '../connection.js';
import type { ExplanationRepository } from '../types.js';

export function createExplanationRepository(connection: Connection): ExplanationRepository {
  const { build } = connection;
  return {
    add(measurementId, modelHash, method) {
      // The table does not ask for the model: what a report shows outlives it.
      if (!connection.first(build.selectFrom('models').select('hash').where('hash', '=', modelHash))) {
        throw new LabError('not-found', 'This model does not exist any more. Look at the list of models again.', {
          hash: modelHash,
        });
      }
      connection.run(
        build
          .insertInto('report_explanations')
          .values({ measurement_id: measurementId, model_hash: modelHash, method })
          .onConflict((conflict) => conflict.doNothing()),
      );
    },
    remove(measurementId, modelHash) {
      connection.run(
        build
          .deleteFrom('report_explanations')
          .where('measurement_id', '=', measurementId)
          .where('model_hash', '=', modelHash),
      );
    },
    list: (measurementId) =>
      connection.all(
        build
          .selectFrom('report_explanations')
          .select(['model_hash as modelHash', 'method'])
          .where('measurement_id', '=', measurementId)
          .orderBy('seq'),
      ),
  };
}
