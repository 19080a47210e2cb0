import { randomUUID } from 'node:crypto';
import { LabError, type TextLayoutQuestion } from '../../../contract/index.js';

/** A file whose layout the person has to say. */
export interface StagedFile {
  id: string;
  name: string;
  bytes: Uint8Array;
  question: TextLayoutQuestion;
  projectId: string | null;
}

/** Keeps files in memory while their question is open; beyond the limit the oldest go, and say so when they are asked for. */
export class StagedFiles {
  private readonly files = new Map<string, StagedFile>();
  private bytes = 0;

  constructor(private readonly limitBytes = 64 * 1024 * 1024) {}

  add(file: Omit<StagedFile, 'id'>): string {
    const id = randomUUID();
    // A copy: the bytes given are a view of the whole message that brought them.
    this.files.set(id, { ...file, bytes: file.bytes.slice(), id });
    this.bytes += file.bytes.byteLength;
    for (const [oldest] of this.files) {
      if (this.bytes <= this.limitBytes || oldest === id) break;
      this.remove(oldest);
    }
    return id;
  }

  /** @throws LabError `not-found` for a file that had to go */
  get(id: string): StagedFile {
    const file = this.files.get(id);
    if (!file)
      throw new LabError(
        'not-found',
        'This file waited too long for its answer and was let go. Drop it on the window again.',
      );
    return file;
  }

  remove(id: string): void {
    const file = this.files.get(id);
    if (!file) return;
    this.bytes -= file.bytes.byteLength;
    this.files.delete(id);
  }
}
