/** `1 file`, `3 files`; `1 spectrum`, `3 spectra` with the plural said. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
