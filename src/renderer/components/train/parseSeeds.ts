const MOST = 200;
const LARGEST = 4_294_967_295;

/**
 * Seeds as a person writes them: `1, 2, 3`, `1-10`, `10 seeds from 1`, or mixed with commas.
 *
 * @returns each seed once in the order written, or a sentence about what cannot be read
 */
export function parseSeeds(text: string): number[] | string {
  const seeds = new Set<number>();
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return 'Write at least one seed, e.g. 1, or 10 seeds from 1.';
  for (const part of parts) {
    const range = readPart(part);
    if (!range) return `“${part}” is no seed. Write numbers like 1, 2, 3, a range 1-10, or 10 seeds from 1.`;
    const [first, count] = range;
    if (first + count - 1 > LARGEST) return `Seeds end at ${LARGEST}.`;
    if (count < 1) return `“${part}” holds no seed; write the smaller number first.`;
    if (seeds.size + count > MOST) return `At most ${MOST} seeds train together.`;
    for (let i = 0; i < count; i += 1) seeds.add(first + i);
  }
  return [...seeds];
}

/** First seed and how many. */
function readPart(part: string): [number, number] | null {
  const counted = /^(\d+)\s*(?:seeds?)?\s*from\s*(\d+)$/i.exec(part);
  if (counted) return [Number(counted[2]), Number(counted[1])];
  const range = /^(\d+)\s*(?:-|–|to)\s*(\d+)$/i.exec(part);
  if (range) return [Number(range[1]), Number(range[2]) - Number(range[1]) + 1];
  return /^\d+$/.test(part) ? [Number(part), 1] : null;
}
