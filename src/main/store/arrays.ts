import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from './connection.js';
import { bytesToFloat64, float64ToBytes } from './pack/float64.js';

/** Keeps arrays under their sha256, so that equal ones (the axis of a series) are kept once. */
export class ArrayStore {
  constructor(private readonly connection: Connection) {}

  /** Returns the hash to keep. */
  put(values: Float64Array): string {
    const bytes = float64ToBytes(values);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.connection.run(
      this.connection.build
        .insertInto('arrays')
        .values({ sha256, bytes })
        .onConflict((conflict) => conflict.doNothing()),
    );
    return sha256;
  }

  /** Undefined when the array is missing or its bytes no longer have this hash. */
  get(sha256: string): Float64Array | undefined {
    const row = this.connection.first(
      this.connection.build.selectFrom('arrays').select('bytes').where('sha256', '=', sha256),
    );
    if (row === undefined || createHash('sha256').update(row.bytes).digest('hex') !== sha256) return undefined;
    return bytesToFloat64(row.bytes);
  }

  /** Removes arrays that no measurement names any more. */
  collectGarbage(): void {
    this.connection.run(
      this.connection.build
        .deleteFrom('arrays')
        .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM measurement_details WHERE x_sha256 = arrays.sha256)`)
        .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM measurement_details WHERE y_sha256 = arrays.sha256)`)
        .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM measurement_details WHERE sigma_sha256 = arrays.sha256)`),
    );
  }
}
