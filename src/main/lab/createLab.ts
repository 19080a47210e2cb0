import { LabError, settingsSchema, type MethodName } from '../../contract/index.js';
import { Collections } from '../collections/collections.js';
import { JobRunner } from '../jobs/jobRunner.js';
import { openStore, type Store } from '../store/index.js';
import { toEnvelope } from '../transports/dispatch.js';
import type { LabHandle } from '../transports/labHandle.js';
import type { Compute } from './compute/compute.js';
import { createInlineCompute } from './compute/inlineCompute.js';
import { createWorkerCompute } from './compute/workerCompute.js';
import { exact, type Handlers } from './handlers.js';
import { IdentifyQueue } from './identify/identifyQueue.js';
import type { LabContext, LabOptions } from './labContext.js';
import { createEventHub } from './labEvents.js';
import { CollectionIndexes } from './libraries/collectionIndexes.js';
import { LibraryShelf } from './libraries/libraryShelf.js';
import { architecturesService } from './services/architectures.js';
import { runsService } from './services/runs.js';
import { modelsService } from './services/models.js';
import { explainService } from './services/explain.js';
import { experimentsService } from './services/experiments.js';
import { backupService } from './services/backup.js';
import { datasetsService } from './services/datasets.js';
import { identifyService } from './services/identify.js';
import { importsService } from './services/imports.js';
import { jobsService } from './services/jobs.js';
import { librariesService } from './services/libraries.js';
import { measurementsService } from './services/measurements.js';
import { peaksService } from './services/peaks.js';
import { processingService } from './services/processing.js';
import { projectsService } from './services/projects.js';
import { quantifyService } from './services/quantify.js';
import { referencesService } from './services/references.js';
import { reportsService } from './services/reports.js';
import { SETTINGS_KEY, settingsService } from './services/settings.js';
import { simulateService } from './services/simulate.js';
import { systemService } from './services/system.js';
import { Training } from './training/training.js';
import { Trainers } from './training/trainers.js';
import { takeUpWork } from './takeUpWork.js';

/** The composition root: the only place that joins core, store and jobs. @throws LabError why the store cannot be opened */
export function createLab(options: LabOptions): LabHandle {
  const log = options.log ?? (() => undefined);
  const { dataFolder, mode } = options;
  const open = () => openStore({ dataFolder, mode });
  let store: Store | undefined = open();
  let closing: Promise<void> | undefined;

  const currentStore = (): Store => {
    if (!store)
      throw new LabError(
        'unavailable',
        closing ? 'Phaselens is closing.' : 'A backup is being restored; try again in a moment.',
      );
    return store;
  };

  const events = createEventHub(log);
  const compute = startCompute(options);
  const trainers = new Trainers(options);
  const jobs = new JobRunner({
    // A job that ends while the lab closes has no store to be written to.
    save: (job) => {
      if (store && mode === 'readwrite') store.jobs.save(job);
    },
    tell: (job) => events.emit('job.changed', job),
    toEnvelope: (error, doing) => toEnvelope(error, doing, log),
    log,
  });
  const collections = new Collections(dataFolder, log);
  const collectionIndexes = new CollectionIndexes({
    compute,
    keep: mode === 'readwrite',
    changed: () => events.emit('libraries.changed', {}),
    log,
  });
  const shelf = new LibraryShelf(currentStore, options, collections, collectionIndexes);

  const context: LabContext = {
    options,
    get store() {
      return currentStore();
    },
    compute,
    trainers,
    events,
    jobs,
    shelf,
    collections,
    collectionIndexes,
    get identifyQueue() {
      return identifyQueue;
    },
    settings: () => currentStore().settings.get(SETTINGS_KEY, settingsSchema) ?? settingsSchema.parse({}),
    log,
    get training() {
      return training;
    },
    async withoutStore(work) {
      await training.suspend('A backup was restored');
      await jobs.close();
      currentStore().close();
      store = undefined;
      try {
        return await work();
      } finally {
        store = open();
        shelf.touchAll();
        takeUpWork(context);
      }
    },
  };
  const identifyQueue = new IdentifyQueue(context);
  const training = new Training(context);

  const handlers: Handlers = {
    ...systemService(context),
    ...settingsService(context),
    ...projectsService(context),
    ...measurementsService(context),
    ...importsService(context),
    ...processingService(context),
    ...peaksService(context),
    ...identifyService(context),
    ...quantifyService(context),
    ...librariesService(context),
    ...referencesService(context),
    ...simulateService(context),
    ...datasetsService(context),
    ...architecturesService(context),
    ...runsService(context),
    ...modelsService(context),
    ...explainService(context),
    ...experimentsService(context),
    ...reportsService(context),
    ...jobsService(context),
    ...backupService(context),
  };

  if (mode === 'readwrite') takeUpWork(context);

  return {
    events,
    async call(name: MethodName, input: unknown) {
      if (closing) throw new LabError('unavailable', 'Phaselens is closing.');
      // The doors validated the input by the same table that types the handlers.
      return (handlers[name] as (input: unknown) => unknown)(exact(input));
    },
    close() {
      closing ??= (async () => {
        identifyQueue.stop();
        await training.suspend('Phaselens was closed');
        await jobs.close();
        await Promise.all([compute.close(), trainers.close()]);
        const last = store;
        store = undefined;
        collections.close();
        last?.close();
      })();
      return closing;
    },
  };
}

function startCompute(options: LabOptions): Compute {
  if (options.compute === 'inline') return createInlineCompute(options);
  const { resourcesFolder, cacheFolder, version, log } = options;
  return createWorkerCompute({
    script: options.compute.script,
    width: options.compute.width ?? 1,
    folders: { resourcesFolder, cacheFolder, version },
    ...(log ? { log } : {}),
  });
}
