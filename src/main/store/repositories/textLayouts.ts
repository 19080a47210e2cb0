import { textLayoutSchema } from '../../../contract/methods.js';
import type { Connection } from '../connection.js';
import { readJson } from '../readJson.js';
import type { TextLayoutRepository } from '../types.js';

export function createTextLayoutRepository(connection: Connection, now: () => Date): TextLayoutRepository {
  const { build } = connection;
  return {
    get(shape) {
      const row = connection.first(build.selectFrom('text_layouts').select('layout').where('shape', '=', shape));
      return row && readJson(row.layout, textLayoutSchema, 'layout of a text file');
    },
    remember(shape, layout) {
      const row = { layout: JSON.stringify(layout), remembered_at: now().toISOString() };
      connection.run(
        build
          .insertInto('text_layouts')
          .values({ shape, ...row })
          .onConflict((conflict) => conflict.column('shape').doUpdateSet(row)),
      );
    },
    forgetAll() {
      return connection.run(build.deleteFrom('text_layouts'));
    },
  };
}
