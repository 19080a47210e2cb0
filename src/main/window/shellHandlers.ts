import { basename } from 'node:path';
import type { Dialog } from 'electron';
import { z } from 'zod';
import type { Job } from '../../contract/index.js';
import { atomicWrite } from '../files/atomicWrite.js';

const openInput = z.object({ folders: z.boolean(), projectId: z.string().max(200).nullable() });
const databaseInput = z.object({
  folder: z.boolean(),
  libraryName: z.string().max(500),
  licence: z.string().max(500).optional(),
  citation: z.string().max(2000).optional(),
});
const saveInput = z.object({ suggestedName: z.string().min(1).max(300), bytes: z.instanceof(Uint8Array) });

export interface ShellHandlersOptions {
  /** Read at each call, so that a test can put its own answers in place. */
  dialog: () => Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  importPaths: (paths: string[], projectId: string | null) => Promise<Job>;
  importDatabase: (order: { path: string; libraryName: string; licence?: string; citation?: string }) => Promise<Job>;
}

/** The native dialogs. A page never names a path: it asks for a dialog, and the person does. */
export function shellHandlers({ dialog, importPaths, importDatabase }: ShellHandlersOptions) {
  return {
    async openFiles(input: unknown): Promise<string | null> {
      const { folders, projectId } = openInput.parse(input);
      const { canceled, filePaths } = await dialog().showOpenDialog({
        title: folders ? 'Open a folder of measurements' : 'Open measurements',
        properties: [folders ? 'openDirectory' : 'openFile', 'multiSelections'],
      });
      if (canceled || filePaths.length === 0) return null;
      return (await importPaths(filePaths, projectId)).id;
    },
    async importDatabase(input: unknown): Promise<string | null> {
      const { folder, libraryName, licence, citation } = databaseInput.parse(input);
      const { canceled, filePaths } = await dialog().showOpenDialog({
        title: folder ? 'Import a folder of CIF files' : 'Import an archive of CIF files',
        properties: [folder ? 'openDirectory' : 'openFile'],
        ...(folder
          ? {}
          : { filters: [{ name: 'Archives and CIF files', extensions: ['zip', 'gz', 'tgz', 'tar', 'cif'] }] }),
      });
      const [path] = filePaths;
      if (canceled || path === undefined) return null;
      const order = { path, libraryName, ...(licence ? { licence } : {}), ...(citation ? { citation } : {}) };
      return (await importDatabase(order)).id;
    },
    async saveFile(input: unknown): Promise<string | null> {
      const { suggestedName, bytes } = saveInput.parse(input);
      const { canceled, filePath } = await dialog().showSaveDialog({ defaultPath: basename(suggestedName) });
      if (canceled || !filePath) return null;
      atomicWrite(filePath, bytes);
      return basename(filePath);
    },
  };
}
