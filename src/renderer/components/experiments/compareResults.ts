import type { ExperimentResult, ExperimentRow } from '../../../contract/index.js';

export interface ComparedRow {
  label: string;
  metric: string;
  first: ExperimentRow | null;
  second: ExperimentRow | null;
  /** Mean of the first less mean of the second; null where one is missing. */
  difference: number | null;
  /** Whether the two intervals have no value in common. */
  apart: boolean;
}

/** The measured numbers of two results of one experiment, row by row. What only the second has stands last. */
export function compareResults(first: ExperimentResult, second: ExperimentResult): ComparedRow[] {
  const key = ({ label, metric }: ExperimentRow): string => JSON.stringify([label, metric]);
  const others = new Map(second.results.map((row) => [key(row), row]));
  const known = new Set(first.results.map(key));
  return [
    ...first.results.map((row) => pair(row, others.get(key(row)) ?? null)),
    ...second.results.filter((row) => !known.has(key(row))).map((row) => pair(null, row)),
  ];
}

function pair(first: ExperimentRow | null, second: ExperimentRow | null): ComparedRow {
  const { label = '', metric = '' } = first ?? second ?? {};
  if (!first || !second) return { label, metric, first, second, difference: null, apart: false };
  return {
    ...{ label, metric, first, second },
    difference: first.mean - second.mean,
    apart: first.low > second.high || second.low > first.high,
  };
}
