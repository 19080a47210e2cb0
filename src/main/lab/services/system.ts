import { listFormats } from '../../../core/formats/listFormats.js';
import type { Area } from '../handlers.js';
import { examine } from '../doctor/examine.js';
import type { LabContext } from '../labContext.js';

export function systemService(lab: LabContext): Area<'system'> {
  return {
    'system.info': () => {
      const { bytes, schemaVersion, lastBackupAt } = lab.store.info();
      return {
        version: lab.options.version,
        dataFolder: lab.store.dataFolder,
        databaseBytes: bytes,
        schemaVersion,
        lastBackupAt,
        shell: lab.options.shell ?? false,
        platform: `${process.platform} ${process.arch}`,
      };
    },
    'system.doctor': async () => ({ parts: await examine(lab) }),
    'system.formats': listFormats,
  };
}
