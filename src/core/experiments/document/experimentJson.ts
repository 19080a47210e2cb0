import type { DocumentedExperiment } from './documented.js';

/** Everything as data, figures included. */
export function experimentJson(experiments: readonly DocumentedExperiment[]): string {
  return `${JSON.stringify({ experiments }, null, 1)}\n`;
}
