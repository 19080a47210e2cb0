import { solveNonNegative, type NormalEquations } from './solveNonNegative.js';

/** Neighbours looked at in one step are columns × chosen; so many chosen are enough for any specimen. */
const mostChosen = 25;

/** A further column of a kind that is there already has to earn so many times as much: a mineral in a powder comes from one source more often than from two. */
const furtherPrice = 3;

/**
 * The few columns that explain the target: minimises ln(rest / square) + evidence × price by adding, dropping and exchanging single columns, best move first, until no
 * move helps. The price is 1 for the first column of each kind and more for further ones, so each chosen column lowers the sum of squares by about the share
 * `evidence` at least. Best-subset selection: D. Bertsimas, A. King, R. Mazumder, Ann. Statist. 44 (2016) 813, doi 10.1214/15-AOS1388, here by local search.
 * @param kinds one word for each column; absent: all differ
 */
export function selectColumns(equations: NormalEquations, evidence: number, kinds?: readonly string[]): number[] {
  const price = (columns: readonly number[]): number => {
    const distinct = kinds ? new Set(columns.map((column) => kinds[column])).size : columns.length;
    return distinct + furtherPrice * (columns.length - distinct);
  };
  const { size, square } = equations;
  if (square <= 0) return [];
  const known = new Map<string, number>();
  const cost = (columns: readonly number[]): number => {
    const sorted = [...columns].sort((a, b) => a - b);
    const key = sorted.join(',');
    let value = known.get(key);
    if (value === undefined) {
      const { rest } = solveNonNegative(equations, sorted);
      value = Math.log(Math.max(rest / square, 1e-12)) + evidence * price(sorted);
      known.set(key, value);
    }
    return value;
  };
  let chosen: number[] = [];
  let current = cost(chosen);
  for (;;) {
    let best: number[] | undefined;
    let lowest = current - 1e-9;
    const consider = (columns: number[]): void => {
      const value = cost(columns);
      if (value < lowest) [best, lowest] = [columns, value];
    };
    for (const out of chosen) consider(chosen.filter((column) => column !== out));
    for (let i = 0; i < size; i++) {
      if (chosen.includes(i)) continue;
      if (chosen.length < mostChosen) consider([...chosen, i]);
      for (const out of chosen) consider([...chosen.filter((column) => column !== out), i]);
    }
    if (best === undefined) return chosen.sort((a, b) => a - b);
    chosen = best;
    current = lowest;
  }
}
