export interface Column<Row> {
  title: string;
  value: (row: Row) => string;
  align?: 'right';
  /** Shortened first when the terminal is narrow. */
  flexible?: boolean;
}

const GAP = '  ';

/** Rows under their titles, columns padded, flexible ones shortened to the terminal's width. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): string {
  const cells = rows.map((row) => columns.map(({ value }) => clean(value(row))));
  const widths = columns.map(({ title }, i) => Math.max(title.length, ...cells.map((line) => line[i]?.length ?? 0)));
  const total = widths.reduce((sum, w) => sum + w, GAP.length * (columns.length - 1));
  let surplus = Math.max(0, total - Math.max(60, width));
  for (const [i, { flexible, title }] of [...columns.entries()].reverse()) {
    if (!flexible || surplus === 0) continue;
    const before = widths[i] ?? 0;
    widths[i] = Math.max(title.length, 12, before - surplus);
    surplus -= before - (widths[i] ?? 0);
  }
  const line = (values: readonly string[]) =>
    values
      .map((value, i) =>
        columns[i]?.align === 'right'
          ? shorten(value, widths[i] ?? 0).padStart(widths[i] ?? 0)
          : shorten(value, widths[i] ?? 0).padEnd(widths[i] ?? 0),
      )
      .join(GAP)
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...cells.map(line)].join('\n') + '\n';
}

function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}

/** Names come from files: nothing in them may steer the terminal. */
export function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, ' ');
}
