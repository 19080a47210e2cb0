import { randomBits } from './randomBits.js';

export interface RandomNumbers {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Mean 0, standard deviation 1. */
  normal(): number;
}

/** Repeatable random numbers. */
export function randomNumbers(seed: number): RandomNumbers {
  const bits = randomBits(seed);
  const uniform = () => bits() / 4_294_967_296;
  let spare: number | undefined;
  return {
    uniform,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      // Box and Muller; 1 - u is never 0.
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
