import type { MeasurementDetail } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { followRadiation } from '../identify/followRadiation.js';

export function measurementsService(lab: LabContext): Area<'measurements'> {
  const changed = (ids: string[]): void => lab.events.emit('measurements.changed', { ids });
  return {
    'measurements.list': (filter) => lab.store.measurements.list(filter),
    'measurements.get': ({ id }) => lab.store.measurements.get(id),
    'measurements.update': ({ id, ...changes }): MeasurementDetail => {
      const before = lab.store.measurements.summary(id);
      lab.store.measurements.update(id, changes);
      followRadiation(lab, before);
      changed([id]);
      if (changes.projectId !== undefined) lab.events.emit('projects.changed', {});
      return lab.store.measurements.get(id);
    },
    'measurements.delete': ({ ids }) => {
      lab.identifyQueue.drop(ids);
      lab.store.measurements.delete(ids);
      changed(ids);
      lab.events.emit('projects.changed', {});
      return null;
    },
    'measurements.restore': ({ ids }) => {
      lab.store.measurements.restore(ids);
      changed(ids);
      lab.events.emit('projects.changed', {});
      return null;
    },
  };
}
