import { expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { JobRunner } from '../../jobs/jobRunner.js';
import { IdentifyQueue } from '../identify/identifyQueue.js';
import type { LabContext } from '../labContext.js';

/** The parts of a lab that the queue touches; every measurement is gone when its turn comes. */
function smallLab(): { lab: LabContext; looked: string[]; states: string[] } {
  const looked: string[] = [];
  const states: string[] = [];
  const get = (id: string) => {
    looked.push(id);
    throw new LabError('not-found', 'Gone.');
  };
  const lab = {
    compute: { width: 2 },
    events: { emit: () => undefined },
    jobs: new JobRunner({
      save: () => undefined,
      tell: () => undefined,
      toEnvelope: () => ({ kind: 'internal', message: '' }),
    }),
    log: () => undefined,
    store: {
      measurements: {
        get,
        summary: get,
        update: (id: string, { status }: { status: string }) => states.push(`${id} ${status}`),
      },
    },
  };
  return { lab: lab as unknown as LabContext, looked, states };
}

test('a measurement that is added while the job is about to end is looked at too', async () => {
  for (let microtasks = 0; microtasks < 40; microtasks++) {
    const { lab, looked, states } = smallLab();
    const queue = new IdentifyQueue(lab);
    queue.add(['first']);
    for (let i = 0; i < microtasks; i++) await Promise.resolve();
    queue.add(['second']);
    await new Promise((resolve) => setTimeout(resolve));
    expect(looked, `after ${microtasks}`).toEqual(['first', 'second']);
    expect(states, `after ${microtasks}`).toEqual(['first identifying', 'second identifying']);
  }
});
