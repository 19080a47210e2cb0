import type { Random } from './Random.js';

/** Puts the items in random order, in place, every order equally likely (Fisher and Yates). Returns them. */
export function shuffle<T extends unknown[] | Int32Array | Uint32Array>(random: Random, items: T): T {
  const places: { [index: number]: unknown } = items;
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(0, i);
    const kept = places[i];
    places[i] = places[j];
    places[j] = kept;
  }
  return items;
}
