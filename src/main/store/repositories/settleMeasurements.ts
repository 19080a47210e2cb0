import { sql } from 'kysely';
import { ArrayStore } from '../arrays.js';
import type { Connection } from '../connection.js';

const KEPT_DAYS = 30;

/** Removes for good what was deleted more than 30 days ago, and the arrays that nothing else uses. */
export function purgeDeleted(connection: Connection, now: Date): void {
  const { build } = connection;
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  const gone = connection.run(build.deleteFrom('measurements').where('deleted_at', '<', limit));
  connection.run(build.deleteFrom('projects').where('deleted_at', '<', limit));
  if (gone > 0) new ArrayStore(connection).collectGarbage();
}

/** Searches cut off by the end of the process: the measurement shows its last verdict, or waits for a first one. */
export function settleStatus(connection: Connection): void {
  connection.run(
    connection.build
      .updateTable('measurements')
      .set({
        status: sql`coalesce((SELECT json_extract(identification, '$.verdict') FROM measurement_details
          WHERE measurement_id = measurements.id), 'new')`,
      })
      .where('status', '=', 'identifying'),
  );
}
