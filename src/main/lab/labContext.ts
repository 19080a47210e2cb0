import type { Settings } from '../../contract/index.js';
import type { Collections } from '../collections/collections.js';
import type { JobRunner } from '../jobs/jobRunner.js';
import type { Store } from '../store/index.js';
import type { Compute } from './compute/compute.js';
import type { FetchWheel } from './install/downloadWheel.js';
import type { EventHub } from './labEvents.js';
import type { CollectionIndexes } from './libraries/collectionIndexes.js';
import type { LibraryShelf } from './libraries/libraryShelf.js';
import type { IdentifyQueue } from './identify/identifyQueue.js';
import type { Training } from './training/training.js';
import type { TrainerOptions, Trainers } from './training/trainers.js';

/** How a lab is set up. */
export interface LabOptions {
  dataFolder: string;
  /** `readonly` answers without a lock and without a database, beside a running app. */
  mode: 'readwrite' | 'readonly';
  resourcesFolder: string;
  cacheFolder: string;
  /** Software version, written into provenance. */
  version: string;
  /** `inline` calculates on the calling thread; a script starts worker threads of it. */
  compute: 'inline' | { script: string | URL; width?: number };
  /** Imports the bundled samples when the store is new. */
  samples?: boolean;
  /** A desktop shell stands before this lab. */
  shell?: boolean;
  /** Test hook: other trainer processes than those of this installation. */
  trainer?: TrainerOptions;
  /** Test hook: where wheels come from. */
  fetchWheel?: FetchWheel;
  log?: (message: string, error?: unknown) => void;
}

/** What the services share. */
export interface LabContext {
  readonly options: LabOptions;
  /** The open store; another one after a restore. */
  readonly store: Store;
  readonly compute: Compute;
  readonly events: EventHub;
  readonly jobs: JobRunner;
  readonly shelf: LibraryShelf;
  /** Imported libraries. */
  readonly collections: Collections;
  /** Their search indexes. */
  readonly collectionIndexes: CollectionIndexes;
  readonly identifyQueue: IdentifyQueue;
  /** Processes that load TensorFlow. */
  readonly trainers: Trainers;
  /** The runs, those that wait and those that go on. */
  readonly training: Training;
  settings(): Settings;
  log: (message: string, error?: unknown) => void;
  /** Lets go of the store, does the work, opens it again. */
  withoutStore<T>(work: () => Promise<T> | T): Promise<T>;
}
