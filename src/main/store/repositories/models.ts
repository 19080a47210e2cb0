import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { LabError } from '../../../contract/data/errors.js';
import type { ModelDetail, ModelSummary } from '../../../contract/data/model.js';
import type { Connection } from '../connection.js';
import { packed, unpacked } from '../packed.js';
import { readJson } from '../readJson.js';
import type { Tables } from '../tables.js';
import type { ModelRepository } from '../types.js';
import { modelBlobs } from './modelBlobs.js';

const modelShape = z.looseObject({
  kind: z.enum(['network', 'classical']),
  classNames: z.array(z.string()),
  axis: z.looseObject({ unit: z.string(), from: z.number(), step: z.number() }),
  length: z.number(),
});

type Details = Pick<ModelDetail, 'plan' | 'history' | 'evaluation' | 'provenance'>;

export function createModelRepository(connection: Connection): ModelRepository {
  const { build } = connection;
  const blobs = modelBlobs(connection);
  const find = (hash: string) => connection.first(build.selectFrom('models').selectAll().where('hash', '=', hash));
  const summary = (hash: string): ModelSummary => {
    const row = find(hash);
    if (row === undefined) throw unknown(hash);
    return toSummary(row);
  };
  const change = (hash: string, values: { name: string } | { used: number }): ModelSummary => {
    connection.run(build.updateTable('models').set(values).where('hash', '=', hash));
    return summary(hash);
  };

  return {
    insert(model, content) {
      const { hash, name, used, plan, history, evaluation, provenance, ...rest } = model;
      if (sha256(content) !== hash) throw new LabError('internal', 'A model was to be stored under a wrong hash.');
      return connection.transaction(() => {
        const present = find(hash);
        if (present) return toSummary(present);
        connection.run(
          build.insertInto('models').values({ hash, name, used: Number(used), summary: JSON.stringify(rest) }),
        );
        const details: Details = { plan, history, evaluation, provenance };
        connection.run(build.insertInto('model_details').values({ model_hash: hash, content: packed(details) }));
        blobs.insert(hash, content);
        return summary(hash);
      });
    },
    list: () => connection.all(build.selectFrom('models').selectAll().orderBy('seq', 'desc')).map(toSummary),
    summary,
    get(hash) {
      const about = summary(hash);
      const row = connection.first(build.selectFrom('model_details').selectAll().where('model_hash', '=', hash));
      if (row === undefined) throw unknown(hash);
      return { ...about, ...unpacked<Details>(row.content, `details of “${about.name}”`) };
    },
    has: (hash) => find(hash) !== undefined,
    content(hash) {
      const { name } = summary(hash);
      const bytes = blobs.bytes(hash);
      if (bytes === undefined || sha256(bytes) !== hash) {
        throw new LabError(
          'database-damaged',
          `The stored numbers of the model “${name}” are damaged. Train it again, or restore a backup.`,
        );
      }
      return bytes;
    },
    rename: (hash, name) => change(hash, { name }),
    setUsed: (hash, used) => change(hash, { used: Number(used) }),
    delete(hash) {
      if (connection.run(build.deleteFrom('models').where('hash', '=', hash)) === 0) throw unknown(hash);
    },
  };
}

function toSummary({ hash, name, used, summary }: Selectable<Tables['models']>): ModelSummary {
  const rest = readJson<Omit<ModelSummary, 'hash' | 'name' | 'used'>>(summary, modelShape, `model “${name}”`);
  return { ...rest, hash, name, used: used === 1 };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function unknown(hash: string): LabError {
  return new LabError('not-found', 'This model does not exist any more. Look at the list of models again.', { hash });
}
