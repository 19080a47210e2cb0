import { settingsSchema } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export const SETTINGS_KEY = 'settings';

export function settingsService(lab: LabContext): Area<'settings'> {
  return {
    'settings.get': () => lab.settings(),
    'settings.set': (changes) => {
      const before = lab.settings();
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const settings = settingsSchema.parse({ ...before, ...given, panes: { ...before.panes, ...changes.panes } });
      lab.store.settings.set(SETTINGS_KEY, settings);
      lab.events.emit('settings.changed', {});
      return settings;
    },
  };
}
