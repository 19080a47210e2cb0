import { randomUUID } from 'node:crypto';
import { LabError } from '../../../contract/data/errors.js';
import type { Project } from '../../../contract/data/project.js';
import type { Connection } from '../connection.js';
import type { ProjectRepository } from '../types.js';

export function createProjectRepository(connection: Connection, now: () => Date): ProjectRepository {
  const { build } = connection;
  const live = () =>
    build
      .selectFrom('projects')
      .select((row) => [
        'projects.id',
        'projects.name',
        'projects.created_at',
        row
          .selectFrom('measurements')
          .whereRef('measurements.project_id', '=', 'projects.id')
          .where('measurements.deleted_at', 'is', null)
          .select((inner) => inner.fn.countAll<number>().as('count'))
          .as('count'),
      ])
      .where('projects.deleted_at', 'is', null);
  type Row = { id: string; name: string; created_at: string; count: number | null };
  const toProject = (row: Row): Project => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    measurementCount: row.count ?? 0,
  });
  const get = (id: string): Project => {
    const row = connection.first(live().where('projects.id', '=', id));
    if (row === undefined) throw unknownProject(id);
    return toProject(row);
  };

  return {
    list: () => connection.all(live().orderBy('projects.created_at').orderBy('projects.id')).map(toProject),
    get,
    create(name) {
      const id = randomUUID();
      connection.run(
        build.insertInto('projects').values({ id, name, created_at: now().toISOString(), deleted_at: null }),
      );
      return get(id);
    },
    rename(id, name) {
      connection.run(build.updateTable('projects').set({ name }).where('id', '=', id).where('deleted_at', 'is', null));
      return get(id);
    },
    delete(id) {
      get(id);
      connection.run(build.updateTable('projects').set({ deleted_at: now().toISOString() }).where('id', '=', id));
    },
    restore(id) {
      connection.run(build.updateTable('projects').set({ deleted_at: null }).where('id', '=', id));
      return get(id);
    },
  };
}

function unknownProject(id: string): LabError {
  return new LabError('not-found', 'This project does not exist any more. Choose another one.', { id });
}
