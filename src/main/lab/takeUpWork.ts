import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { importFiles } from './imports/importFiles.js';
import { StagedFiles } from './imports/stagedFiles.js';
import type { LabContext } from './labContext.js';

const SAMPLES_KEY = 'samples-imported';

/** At the start: what a process that ended had not identified yet is taken up again; a new store gets the bundled samples. */
export function takeUpWork(lab: LabContext): void {
  lab.training.takeUp();
  if (lab.settings().identifyOnImport) {
    const waiting = lab.store.measurements.list().filter(({ status }) => status === 'new');
    lab.identifyQueue.add(waiting.map(({ id }) => id));
  }
  if (!lab.options.samples || lab.store.settings.get(SAMPLES_KEY, z.boolean())) return;
  if (lab.store.measurements.count() > 0) return;
  importSamples(lab).catch((error: unknown) => lab.log('The bundled samples could not be imported', error));
}

/** Once in the life of a store: samples that the person deleted stay deleted. */
async function importSamples(lab: LabContext): Promise<void> {
  const folder = join(lab.options.resourcesFolder, 'samples');
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
  await importFiles(lab, files, { projectId: null, staged: new StagedFiles() });
  lab.store.settings.set(SAMPLES_KEY, true);
}
