import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';

/** What a writer says it has stored; the parent keeps these, so that "said means stored" can be checked. */
export type Entry =
  | { kind: 'ready' }
  /** sha256 of the intensities as generated, before anything read or stored them. */
  | { kind: 'imported'; id: string; intensities: string }
  | { kind: 'identified'; id: string }
  | { kind: 'references'; libraryId: string; count: number }
  | { kind: 'backup'; path: string };

/** Writes synchronously: an entry that left is in the pipe even when the process dies at the next instruction. */
export function say(entry: Entry): void {
  const line = Buffer.from(`${JSON.stringify(entry)}\n`);
  for (let written = 0; written < line.length;) {
    try {
      written += writeSync(1, line, written);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

/** Entries of what was read from the pipe; a line cut by the kill was not said. */
export function readLedger(text: string): Entry[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry);
}

export function hashOf(values: Float64Array): string {
  return createHash('sha256')
    .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');
}
