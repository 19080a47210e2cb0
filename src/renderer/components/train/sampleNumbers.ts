/** The fractional part of the golden section: multiples of it fill an interval evenly and follow no other period. */
const GOLDEN = 0.6180339887498949;

/** Numbers of `wanted` of `count` samples, spread over all of them, whatever order their classes have. */
export function sampleNumbers(count: number, wanted: number): number[] {
  if (count <= wanted) return Array.from({ length: count }, (_, i) => i);
  const numbers = Array.from({ length: wanted }, (_, i) => Math.floor(((i + ((i * GOLDEN) % 1)) * count) / wanted));
  return [...new Set(numbers)];
}
