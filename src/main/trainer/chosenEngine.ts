import { engineSchema, type EngineName } from './messages.js';

/** How networks are calculated in this process: as the order says, else as PHASELENS_TRAINER says, else as native graphs. */
export function chosenEngine(ordered?: EngineName): EngineName {
  return ordered ?? engineSchema.catch('graph').parse(process.env['PHASELENS_TRAINER']);
}
