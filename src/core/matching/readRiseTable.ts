/** Value of a rising table of [place, value] at `place`: straight lines between the entries, the outermost values beyond them. */
export function readRiseTable(table: readonly (readonly [number, number])[], place: number): number {
  const after = table.findIndex(([at]) => at > place);
  if (after === 0) return table[0]![1];
  if (after < 0) return table[table.length - 1]![1];
  const [low, atLow] = table[after - 1]!;
  const [high, atHigh] = table[after]!;
  return atLow + ((atHigh - atLow) * (place - low)) / (high - low);
}
