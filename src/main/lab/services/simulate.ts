import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';

export function simulateService(lab: LabContext): Area<'simulate'> {
  return {
    'simulate.cif': (input) =>
      lab.compute.run('simulateCif', input, { deadlineMs: 60_000, doing: `Simulating ${input.file.name}` }),
  };
}
