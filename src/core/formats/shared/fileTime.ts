/** A Windows file time (100 ns since 1601) as ISO 8601, where it is a time at which instruments were about. */
export function fileTime(value: number): string | undefined {
  const milliseconds = value / 1e4 - 11_644_473_600_000;
  return milliseconds > 5e11 && milliseconds < 4e12 ? new Date(milliseconds).toISOString().slice(0, 19) : undefined;
}
