import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { LabError } from '../../../contract/data/errors.js';
import type { Library } from '../../../contract/data/reference.js';
import type { Connection } from '../connection.js';
import type { Tables } from '../tables.js';
import type { LibraryRepository } from '../types.js';

type Row = Selectable<Tables['libraries']> & { count: number | null; disabled: string | null };

export function createLibraryRepository(connection: Connection): LibraryRepository {
  const { build } = connection;
  const all = () =>
    build
      .selectFrom('libraries')
      .leftJoin('disabled_libraries', 'disabled_libraries.library_id', 'libraries.id')
      .selectAll('libraries')
      .select((row) => [
        'disabled_libraries.library_id as disabled',
        row
          .selectFrom('library_references')
          .whereRef('library_references.library_id', '=', 'libraries.id')
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .as('count'),
      ]);
  const toLibrary = ({ disabled, count, ...library }: Row): Library => ({
    ...library,
    count: count ?? 0,
    enabled: disabled === null,
  });
  const find = (column: 'id' | 'name', value: string) => {
    const row = connection.first(all().where(`libraries.${column}`, '=', value));
    return row && toLibrary(row);
  };
  const setEnabled = (id: string, enabled: boolean) => {
    connection.run(
      enabled
        ? build.deleteFrom('disabled_libraries').where('library_id', '=', id)
        : build
            .insertInto('disabled_libraries')
            .values({ library_id: id })
            .onConflict((conflict) => conflict.doNothing()),
    );
  };

  return {
    list: () => connection.all(all().orderBy('libraries.name')).map(toLibrary),
    get: (id) => find('id', id),
    findByName: (name) => find('name', name),
    create(library) {
      const { enabled, id = randomUUID(), ...row } = library;
      return connection.transaction(() => {
        if (find('id', id) !== undefined || find('name', library.name) !== undefined) {
          throw new LabError('conflict', `There is a library named ${library.name} already. Choose another name.`, {
            id,
          });
        }
        connection.run(build.insertInto('libraries').values({ id, ...row }));
        setEnabled(id, enabled);
        return { ...row, id, count: 0, enabled };
      });
    },
    setEnabled,
    setVersion(id, version) {
      connection.run(build.updateTable('libraries').set({ version }).where('id', '=', id));
    },
    isEnabled: (id) =>
      connection.first(build.selectFrom('disabled_libraries').select('library_id').where('library_id', '=', id)) ===
      undefined,
    delete(id) {
      connection.transaction(() => {
        if (connection.run(build.deleteFrom('libraries').where('id', '=', id)) === 0) {
          throw new LabError('not-found', 'This library does not exist any more. Choose another one.', { id });
        }
        setEnabled(id, true);
      });
    },
  };
}
