import { SetupError } from './setupError.mjs';

/**
 * Reads the arguments of `npm test`: `--only NAME[,NAME]` picks stages; what follows goes to the runner of that stage.
 * @param {readonly string[]} args
 * @param {readonly string[]} known names of the stages
 * @returns {{ only: string[], extra: string[] }}
 */
export function testArguments(args, known) {
  const [first, value, ...extra] = args;
  if (first === undefined) return { only: [...known], extra: [] };
  if (first !== '--only' || value === undefined) {
    throw new SetupError(`Usage: npm test [-- --only ${known.join('|')} [arguments for its runner]]`);
  }
  const only = value.split(',');
  const strange = only.find((name) => !known.includes(name));
  if (strange !== undefined)
    throw new SetupError(`There is no stage "${strange}": the stages are ${known.join(', ')}.`);
  return { only, extra };
}
