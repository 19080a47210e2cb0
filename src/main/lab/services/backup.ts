import { restoreBackup } from '../../store/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function backupService(lab: LabContext): Area<'backup'> {
  return {
    'backup.create': ({ path }) => {
      const { path: written, bytes } = lab.store.createBackup(path);
      return { path: written, bytes };
    },
    'backup.restore': async ({ path }) => {
      const restored = await lab.withoutStore(() => restoreBackup(lab.options.dataFolder, path));
      lab.events.emit('projects.changed', {});
      lab.events.emit('measurements.changed', { ids: [] });
      lab.events.emit('libraries.changed', {});
      lab.events.emit('datasets.changed', {});
      lab.events.emit('runs.changed', { ids: [] });
      lab.events.emit('models.changed', {});
      lab.events.emit('experiments.changed', {});
      lab.events.emit('settings.changed', {});
      return { path: restored.path, previous: restored.previous ?? '' };
    },
  };
}
