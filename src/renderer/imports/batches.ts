/** A file as the person gave it: its path inside the dropped folder, and its bytes when asked for. */
export interface OfferedFile {
  path: string;
  size: number;
  read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export const MAX_BATCH_FILES = 16;
export const MAX_BATCH_BYTES = 32 * 1024 * 1024;

/** Files that no one measured: of the system, or hidden. */
const LITTER = /(^|\/)(\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini)$/i;

export function isLitter(path: string): boolean {
  return LITTER.test(path);
}

/** Cuts the files into calls of at most 16 files or 32 MiB, in their order; a larger file travels alone. */
export function batches(files: readonly OfferedFile[]): OfferedFile[][] {
  const out: OfferedFile[][] = [];
  let batch: OfferedFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= MAX_BATCH_FILES || bytes + file.size > MAX_BATCH_BYTES)) {
      out.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) out.push(batch);
  return out;
}
