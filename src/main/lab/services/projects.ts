import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function projectsService(lab: LabContext): Area<'projects'> {
  const changed = <T>(value: T): T => {
    lab.events.emit('projects.changed', {});
    lab.events.emit('measurements.changed', { ids: [] });
    return value;
  };
  return {
    'projects.list': () => lab.store.projects.list(),
    'projects.create': ({ name }) => changed(lab.store.projects.create(name)),
    'projects.rename': ({ id, name }) => changed(lab.store.projects.rename(id, name)),
    'projects.delete': ({ id }) => {
      lab.store.projects.delete(id);
      return changed(null);
    },
    'projects.restore': ({ id }) => changed(lab.store.projects.restore(id)),
  };
}
