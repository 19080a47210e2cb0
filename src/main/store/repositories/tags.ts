import { sql } from 'kysely';
import type { Connection } from '../connection.js';
import type { TagRepository } from '../types.js';

export function createTagRepository(connection: Connection): TagRepository {
  return {
    list() {
      return connection.all(
        connection.build
          .selectFrom(['measurements', sql<{ value: string }>`json_each(measurements.tags)`.as('tag')])
          .select((row) => ['tag.value as tag', row.fn.countAll<number>().as('count')])
          .where('measurements.deleted_at', 'is', null)
          .groupBy('tag.value')
          .orderBy(sql`tag.value collate nocase`),
      );
    },
  };
}
