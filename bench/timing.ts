/** What the speed benches share: medians, where they ran, a table, and the JSON beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';

/** Value at the share `p` of the sorted numbers (0.5 is the median). */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export interface Timing {
  /** Milliseconds on the clock. */
  wall: number;
  /** Milliseconds of processor time of this process (all its threads): says on a busy machine what the clock cannot. */
  cpu: number;
}

export async function timed(work: () => unknown): Promise<Timing> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const wall = performance.now() - began;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
}

/** Prints rows under their headings, numbers to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [headings, ...rows].map((row) => row.map(String));
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const isNumber = (row: number, column: number): boolean => row > 0 && typeof rows[row - 1]?.[column] === 'number';
  cells.forEach((row, i) => {
    const line = row.map((cell, column) =>
      isNumber(i, column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    console.log(line.join('   ').trimEnd());
    if (i === 0) console.log(widths.map((width) => '-'.repeat(width)).join('   '));
  });
}

/** One decimal below 100, none above. */
export function round(value: number): number {
  return Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** Writes `bench/results/NAME.json` with the date and the machine's class. */
export function record(name: string, result: object): void {
  mkdirSync('bench/results', { recursive: true });
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    node: process.version,
    loadAtEnd: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify({ date, machine, ...result }, null, 1)}\n`);
}
