/**
 * A 32-bit seed of its own for each purpose, from one seed and the purpose's name: layers of equal shape must not start equal,
 * and every step must drop other points. FNV-1a over the text, finished with the mixer of MurmurHash3.
 */
export function deriveSeed(seed: number, ...purpose: (string | number)[]): number {
  let hash = 0x811c9dc5;
  const text = `${seed}|${purpose.join('|')}`;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
