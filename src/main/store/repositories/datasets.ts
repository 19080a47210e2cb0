import { createHash, randomUUID } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import {
  splitNames,
  type DatasetAxis,
  type DatasetDetail,
  type DatasetPart,
  type DatasetRecipe,
  type DatasetSummary,
  type SplitName,
} from '../../../contract/data/dataset.js';
import { LabError } from '../../../contract/data/errors.js';
import type { Connection } from '../connection.js';
import { readJson } from '../readJson.js';
import type { Tables } from '../tables.js';
import type { DatasetRepository, NewDatasetPart } from '../types.js';

const texts = z.array(z.string());
const axisShape = z.looseObject({ unit: z.string(), from: z.number(), step: z.number() });
const recipeShape = z.looseObject({ kind: z.enum(['synthetic', 'measured']), title: z.string(), seed: z.number() });

type Row = Selectable<Tables['datasets']> & Record<`${SplitName}_count`, number | null>;

export function createDatasetRepository(connection: Connection, now: () => Date): DatasetRepository {
  const { build } = connection;
  const all = () =>
    build
      .selectFrom('datasets')
      .selectAll('datasets')
      .select((row) =>
        splitNames.map((split) =>
          row
            .selectFrom('dataset_parts')
            .whereRef('dataset_parts.dataset_id', '=', 'datasets.id')
            .where('dataset_parts.split', '=', split)
            .select('dataset_parts.count')
            .as(`${split}_count` as const),
        ),
      );
  const row = (id: string): Row => {
    const found = connection.first(all().where('datasets.id', '=', id)) as Row | undefined;
    if (found === undefined) throw unknown(id);
    return found;
  };
  const get = (id: string): DatasetDetail => toDetail(row(id));

  const putBlob = (bytes: Buffer, sha256: string): string => {
    connection.run(
      build
        .insertInto('dataset_blobs')
        .values({ sha256, bytes })
        .onConflict((conflict) => conflict.doNothing()),
    );
    return sha256;
  };
  const putPart = (id: string, split: SplitName, part: NewDatasetPart): void => {
    const { count, xSha256, labelsSha256, specimens, arrays } = part;
    connection.run(
      build.insertInto('dataset_parts').values({
        dataset_id: id,
        split,
        count,
        x_sha256: xSha256,
        labels_sha256: labelsSha256,
        x_blob: arrays ? putBlob(bytesOf(arrays.x), xSha256) : null,
        labels_blob: arrays ? putBlob(bytesOf(arrays.labels), labelsSha256) : null,
        specimens: specimens ? JSON.stringify(specimens) : null,
      }),
    );
  };
  const readBlob = (sha256: string, title: string): Uint8Array<ArrayBuffer> => {
    const found = connection.first(build.selectFrom('dataset_blobs').select('bytes').where('sha256', '=', sha256));
    if (found === undefined || createHash('sha256').update(found.bytes).digest('hex') !== sha256) {
      throw new LabError(
        'database-damaged',
        `The stored numbers of the dataset “${title}” are damaged. Make it again, or restore a backup.`,
      );
    }
    return new Uint8Array(found.bytes);
  };

  return {
    list: () => (connection.all(all().orderBy('datasets.seq', 'desc')) as Row[]).map(toSummary),
    get,
    insert(dataset) {
      const id = randomUUID();
      const { recipe, classNames, axis, length, notes, sha256, parts } = dataset;
      connection.transaction(() => {
        connection.run(
          build.insertInto('datasets').values({
            id,
            title: recipe.title,
            kind: recipe.kind,
            seed: recipe.seed,
            length,
            class_names: JSON.stringify(classNames),
            axis: JSON.stringify(axis),
            notes: JSON.stringify(notes),
            recipe: JSON.stringify(recipe),
            sha256,
            created_at: now().toISOString(),
          }),
        );
        for (const split of splitNames) putPart(id, split, parts[split]);
      });
      return id;
    },
    part(id, split) {
      const { title, classNames, length, axis } = get(id);
      const found = connection.first(
        build.selectFrom('dataset_parts').selectAll().where('dataset_id', '=', id).where('split', '=', split),
      );
      if (found === undefined) throw unknown(id);
      const hashes = { count: found.count, xSha256: found.x_sha256, labelsSha256: found.labels_sha256 };
      if (found.x_blob === null || found.labels_blob === null) return hashes;
      const specimens = found.specimens === null ? undefined : readJson<string[]>(found.specimens, texts, title);
      const content: DatasetPart = {
        x: new Float32Array(readBlob(found.x_blob, title).buffer),
        labels: new Int32Array(readBlob(found.labels_blob, title).buffer),
        meta: { classNames, length, axis, ...(specimens ? { specimens } : {}) },
      };
      return { ...hashes, content };
    },
    delete(id) {
      connection.transaction(() => {
        if (connection.run(build.deleteFrom('datasets').where('id', '=', id)) === 0) throw unknown(id);
        connection.run(
          build
            .deleteFrom('dataset_blobs')
            .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM dataset_parts WHERE x_blob = dataset_blobs.sha256)`)
            .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM dataset_parts WHERE labels_blob = dataset_blobs.sha256)`),
        );
      });
    },
  };
}

function toSummary(row: Row): DatasetSummary {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    classes: readJson<string[]>(row.class_names, texts, `classes of ${row.title}`).length,
    length: row.length,
    counts: { train: row.train_count ?? 0, validation: row.validation_count ?? 0, test: row.test_count ?? 0 },
    seed: row.seed,
    sha256: row.sha256,
    createdAt: row.created_at,
  };
}

function toDetail(row: Row): DatasetDetail {
  return {
    ...toSummary(row),
    recipe: readJson<DatasetRecipe>(row.recipe, recipeShape, `recipe of ${row.title}`),
    classNames: readJson<string[]>(row.class_names, texts, `classes of ${row.title}`),
    axis: readJson<DatasetAxis>(row.axis, axisShape, `axis of ${row.title}`),
    notes: readJson<string[]>(row.notes, texts, `notes of ${row.title}`),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

function unknown(id: string): LabError {
  return new LabError('not-found', 'This dataset does not exist any more. Choose another one, or make it again.', {
    id,
  });
}
