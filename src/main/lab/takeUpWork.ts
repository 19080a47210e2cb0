import type { LabContext } from './labContext.js';

/** At the start: what a process that ended had not identified yet is taken up again; a new store gets the bundled samples. */
export function takeUpWork(lab: LabContext): void {
  if (lab.settings().identifyOnImport) {
    const waiting = lab.store.measurements.list().filter(({ status }) => status === 'new');
    lab.identifyQueue.add(waiting.map(({ id }) => id));
  }
}
