import { isLitter, type OfferedFile } from './batches.js';

export function offered(file: File, path: string): OfferedFile {
  return { path, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** Files of an `<input type=file>`, with their path inside the chosen folder where there is one. */
export function chosenFiles(files: FileList): OfferedFile[] {
  return [...files]
    .map((file) => offered(file, file.webkitRelativePath || file.name))
    .filter((file) => !isLitter(file.path));
}

/**
 * All files of a drop, folders walked to the bottom. Must be called inside the drop event: the browser
 * empties the transfer when the event ends.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<OfferedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files].map((file) => offered(file, file.name));
  const found: OfferedFile[] = [];
  for (const entry of entries) await walk(entry, '', found);
  return found.filter((file) => !isLitter(file.path));
}

async function walk(entry: FileSystemEntry, folder: string, found: OfferedFile[]): Promise<void> {
  const path = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    found.push(offered(file, path));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a hundred entries at a time, and none when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return;
    for (const child of some) await walk(child, `${path}/`, found);
  }
}
