import { z } from 'zod';
import { LabError } from '../../../contract/data/errors.js';
import type { Quantification } from '../../../contract/data/quantify.js';
import type { Connection } from '../connection.js';
import { readJson } from '../readJson.js';
import type { QuantificationRepository } from '../types.js';

const shape = z.looseObject({
  phases: z.array(z.looseObject({ name: z.string(), weightPercent: z.number(), error: z.number() })),
  zeroShift: z.number(),
  rwp: z.number(),
  notes: z.array(z.string()),
});

export function createQuantificationRepository(connection: Connection): QuantificationRepository {
  const { build } = connection;
  return {
    get(measurementId) {
      const row = connection.first(
        build.selectFrom('quantifications').select('content').where('measurement_id', '=', measurementId),
      );
      return row && readJson<Quantification>(row.content, shape, 'quantities of a measurement');
    },
    set(measurementId, quantification) {
      if (!connection.first(build.selectFrom('measurements').select('id').where('id', '=', measurementId)))
        throw new LabError('not-found', 'This measurement does not exist any more.');
      if (quantification === null) {
        connection.run(build.deleteFrom('quantifications').where('measurement_id', '=', measurementId));
        return;
      }
      const content = JSON.stringify(quantification);
      connection.run(
        build
          .insertInto('quantifications')
          .values({ measurement_id: measurementId, content })
          .onConflict((conflict) => conflict.column('measurement_id').doUpdateSet({ content })),
      );
    },
  };
}
