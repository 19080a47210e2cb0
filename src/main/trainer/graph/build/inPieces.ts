/** Numbers of a piece, 64 MiB: what is read or written at a time. */
const MOST_NUMBERS = 2 ** 24;

/** Neighbours together as long as they are small; what is larger than a piece stands alone. `size` is that of one of them, in numbers. */
export function inPieces<T>(list: readonly T[], size: (one: T) => number, most = MOST_NUMBERS): T[][] {
  const pieces: T[][] = [];
  let room = 0;
  for (const one of list) {
    room -= size(one);
    if (room < 0 || pieces.length === 0) {
      pieces.push([]);
      room = most - size(one);
    }
    pieces.at(-1)?.push(one);
  }
  return pieces;
}
