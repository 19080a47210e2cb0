import type { Job } from './data/job.js';
import type { RunNews } from './data/run.js';

/** What the lab tells every open window. */
export interface LabEvents {
  'job.changed': Job;
  /** Rows to read again; empty means all. */
  'measurements.changed': { ids: string[] };
  'projects.changed': Record<string, never>;
  'libraries.changed': Record<string, never>;
  'datasets.changed': Record<string, never>;
  /** Rows to read again; empty means all. */
  'runs.changed': { ids: string[] };
  /** A batch or an epoch of a run that goes on. */
  'runs.news': RunNews;
  'models.changed': Record<string, never>;
  'experiments.changed': Record<string, never>;
  'settings.changed': Record<string, never>;
}

export type EventName = keyof LabEvents;

/** All names, for doors that pass every event on. */
export const eventNames: readonly EventName[] = [
  'job.changed',
  'measurements.changed',
  'projects.changed',
  'libraries.changed',
  'datasets.changed',
  'runs.changed',
  'runs.news',
  'models.changed',
  'experiments.changed',
  'settings.changed',
];

export type Unsubscribe = () => void;

export interface EventSource {
  on<Name extends EventName>(name: Name, listener: (payload: LabEvents[Name]) => void): Unsubscribe;
}
