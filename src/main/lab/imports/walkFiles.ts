import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../../../contract/index.js';

export interface FoundFile {
  path: string;
  /** For people: the path as given, or below the folder given. */
  label: string;
  bytes: number;
}

export interface WalkResult {
  files: FoundFile[];
  failures: { item: string; message: string }[];
}

export interface WalkOptions {
  accept?: (name: string) => boolean;
  maxFiles?: number;
  maxDepth?: number;
}

/** The files of these paths; folders are walked, hidden files and links inside them left out. */
export async function walkFiles(paths: readonly string[], options: WalkOptions = {}): Promise<WalkResult> {
  const result: WalkResult = { files: [], failures: [] };
  const maxFiles = options.maxFiles ?? 20_000;
  for (const path of paths) {
    try {
      const stats = await stat(path);
      if (stats.isDirectory()) await walk(path, path, 0);
      else if (stats.isFile()) result.files.push({ path, label: path, bytes: stats.size });
      else result.failures.push({ item: path, message: `${path} is neither a file nor a folder.` });
    } catch (error) {
      if (error instanceof LabError) throw error;
      result.failures.push({ item: path, message: readError(path, error) });
    }
  }
  return result;

  async function walk(folder: string, label: string, depth: number): Promise<void> {
    if (depth > (options.maxDepth ?? 16)) {
      result.failures.push({ item: label, message: `${label} lies too deep in its folder and was left out.` });
      return;
    }
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      result.failures.push({ item: label, message: readError(label, error) });
      return;
    }
    entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path, join(label, entry.name), depth + 1);
      else if (entry.isFile() && (options.accept?.(entry.name) ?? true)) {
        if (result.files.length >= maxFiles)
          throw new LabError('too-large', `More than ${maxFiles} files lie in ${label}; choose a smaller folder.`);
        await add(path, join(label, entry.name));
      }
    }
  }

  /** A file may be gone since its folder was listed, or have a name that cannot be given back to the system. */
  async function add(path: string, label: string): Promise<void> {
    try {
      result.files.push({ path, label, bytes: (await stat(path)).size });
    } catch (error) {
      const message = label.includes('\ufffd')
        ? `${label} could not be read: its name is not written in UTF-8. Rename the file.`
        : readError(label, error);
      result.failures.push({ item: label, message });
    }
  }
}

/** What the system says about a path, as a sentence. */
export function readError(path: string, error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOENT':
      return `${path} does not exist.`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be read: the system refuses access.`;
    case 'EISDIR':
      return `${path} is a folder.`;
    default:
      return `${path} could not be read (${code ?? 'unknown reason'}).`;
  }
}
