import type { Connection } from '../connection.js';

/** Bytes of a row, 256 MiB: the driver takes no value of more than half a gigabyte. */
const MOST_BYTES = 2 ** 28;

/** The numbers of models, in as many rows as they need; where one row is enough, it stands in `model_blobs` alone. */
export function modelBlobs(connection: Connection, most = MOST_BYTES) {
  const { build } = connection;
  return {
    insert(sha256: string, content: Uint8Array): void {
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      connection.run(build.insertInto('model_blobs').values({ sha256, bytes: bytes.subarray(0, most) }));
      for (let part = 1; part * most < bytes.byteLength; part += 1)
        connection.run(
          build
            .insertInto('model_parts')
            .values({ sha256, part, bytes: bytes.subarray(part * most, (part + 1) * most) }),
        );
    },
    bytes(sha256: string): Uint8Array | undefined {
      const row = connection.first(build.selectFrom('model_blobs').select('bytes').where('sha256', '=', sha256));
      const rest = connection.all(
        build
          .selectFrom('model_parts')
          .select(['part', (eb) => eb.fn<number>('length', ['bytes']).as('size')])
          .where('sha256', '=', sha256)
          .orderBy('part'),
      );
      if (!row || rest.length === 0) return row?.bytes;
      const whole = new Uint8Array(rest.reduce((sum, { size }) => sum + size, row.bytes.byteLength));
      whole.set(row.bytes);
      let place = row.bytes.byteLength;
      for (const { part, size } of rest) {
        const next = connection.first(
          build.selectFrom('model_parts').select('bytes').where('sha256', '=', sha256).where('part', '=', part),
        );
        if (next) whole.set(next.bytes, place);
        place += size;
      }
      return whole;
    },
  };
}
