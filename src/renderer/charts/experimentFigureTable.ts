import type { ExperimentFigure } from '../../contract/index.js';

export interface FigureTable {
  columns: string[];
  rows: (string | number | null)[][];
}

/** The numbers behind a figure, a row for each point, bar or cell row. */
export function experimentFigureTable(figure: ExperimentFigure): FigureTable {
  switch (figure.kind) {
    case 'lines':
      return {
        columns: ['Series', figure.x.label, figure.y.label, ...ends(figure.series)],
        rows: figure.series.flatMap((series) =>
          series.x.map((x, i) => [series.name, x, at(series.y, i), ...interval(series, figure.series, i)]),
        ),
      };
    case 'bars':
      return {
        columns: ['', ...(figure.series.length > 1 ? ['Series'] : []), figure.y.label, ...ends(figure.series)],
        rows: figure.categories.flatMap((category, i) =>
          figure.series.map((series) => [
            category,
            ...(figure.series.length > 1 ? [series.name] : []),
            at(series.values, i),
            ...interval(series, figure.series, i),
          ]),
        ),
      };
    case 'heat': {
      const { from, step, label } = figure.x;
      const length = Math.max(0, ...figure.values.map((row) => row.length));
      return {
        columns: [label, ...figure.rows],
        rows: Array.from({ length }, (_, i) => [from + i * step, ...figure.values.map((row) => at(row, i))]),
      };
    }
  }
}

/** The table as text with commas, all digits kept. */
export function figureTableCsv({ columns, rows }: FigureTable): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '';
    const text = String(value);
    return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

interface Ends {
  low?: number[];
  high?: number[];
}

function ends(series: readonly Ends[]): string[] {
  return series.some(({ low, high }) => low && high) ? ['low', 'high'] : [];
}

function interval({ low, high }: Ends, all: readonly Ends[], i: number): (number | null)[] {
  return ends(all).length > 0 ? [at(low, i), at(high, i)] : [];
}

function at(values: readonly number[] | undefined, i: number): number | null {
  const value = values?.[i];
  return value !== undefined && Number.isFinite(value) ? value : null;
}
