const low = new Int32Array(256);
const high = new Int32Array(256);

/** Sorts the first `length` keys by their upper 16 bits, in place; `spare` is as long. Below 40 by insertion, above by two passes of counting. */
export function sortKeys(keys: Uint32Array, spare: Uint32Array, length: number): void {
  if (length < 40) {
    for (let i = 1; i < length; i++) {
      const key = keys[i]!;
      let j = i - 1;
      while (j >= 0 && keys[j]! > key) {
        keys[j + 1] = keys[j]!;
        j--;
      }
      keys[j + 1] = key;
    }
    return;
  }
  low.fill(0);
  high.fill(0);
  for (let i = 0; i < length; i++) {
    const key = keys[i]!;
    low[(key >>> 16) & 255]!++;
    high[key >>> 24]!++;
  }
  let lowSum = 0;
  let highSum = 0;
  for (let digit = 0; digit < 256; digit++) {
    const l = low[digit]!;
    low[digit] = lowSum;
    lowSum += l;
    const h = high[digit]!;
    high[digit] = highSum;
    highSum += h;
  }
  for (let i = 0; i < length; i++) {
    const key = keys[i]!;
    spare[low[(key >>> 16) & 255]!++] = key;
  }
  for (let i = 0; i < length; i++) {
    const key = spare[i]!;
    keys[high[key >>> 24]!++] = key;
  }
}
