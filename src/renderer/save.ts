import type { ExportedFile } from '../contract/index.js';
import { shell } from './lab.js';

/** Keeps the address alive until the browser took the bytes. */
const RELEASE_MS = 60_000;

/**
 * Gives a file to the person: through the shell's Save dialog, otherwise as a download of the browser.
 *
 * @returns the name it was saved under, or null when the person cancelled
 */
export async function saveFile({ fileName, mime, bytes }: ExportedFile): Promise<string | null> {
  const desktop = shell();
  if (desktop) return desktop.saveFile({ suggestedName: fileName, bytes });
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
  return fileName;
}
