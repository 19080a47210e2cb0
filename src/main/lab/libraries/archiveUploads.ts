import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LabError } from '../../../contract/index.js';

export interface ArchiveUpload {
  /** Where it lies. */
  path: string;
  /** Its name as the person knows it. */
  fileName: string;
  /** Stands for the path: the same archive sent again is the same source. */
  identity: string;
}

interface Upload extends ArchiveUpload {
  folder: string;
  size: number;
  importing: boolean;
}

/** Archives that pages send, on disk beside the database until they are imported. */
export class ArchiveUploads {
  private readonly uploads = new Map<string, Upload>();
  private readonly root: string;

  constructor(dataFolder: string) {
    this.root = join(dataFolder, 'uploads');
  }

  /** What an earlier process left. */
  clear(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  begin(fileName: string, size: number, modified: number): string {
    for (const [id, { importing }] of this.uploads) if (!importing) this.drop(id);
    const id = randomUUID();
    const folder = join(this.root, id);
    mkdirSync(folder, { recursive: true });
    const name = basename(fileName.replaceAll('\\', '/'))
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .slice(-100);
    // Told apart by content, so the suffix is only for the eye; but no name may be `.` or `..`.
    const path = join(folder, /^\.*$/.test(name) ? 'archive' : name);
    this.uploads.set(id, {
      ...{ folder, path, fileName: name, size, importing: false },
      identity: `sent:${name}|${size}|${Math.round(modified)}`,
    });
    return id;
  }

  /** @throws LabError `invalid-input` for bytes beyond the size that was announced */
  async add(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    const upload = this.get(id);
    if (offset + bytes.byteLength > upload.size)
      throw new LabError('invalid-input', `${upload.fileName} has changed while it was sent. Choose it again.`);
    const file = await open(upload.path, offset === 0 ? 'w' : 'r+');
    try {
      for (let at = 0; at < bytes.byteLength;) {
        const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at, offset + at);
        at += bytesWritten;
      }
    } catch (cause) {
      this.drop(id);
      throw new LabError('disk', `${upload.fileName} does not fit on the disk of the data folder.`, {}, { cause });
    } finally {
      await file.close();
    }
  }

  /** The whole archive, to be imported and then dropped. @throws LabError `invalid-input` where a part is missing */
  async take(id: string): Promise<ArchiveUpload> {
    const upload = this.get(id);
    const { size } = await stat(upload.path).catch(() => ({ size: 0 }));
    if (size !== upload.size)
      throw new LabError('invalid-input', `${upload.fileName} did not arrive whole. Choose it again.`);
    upload.importing = true;
    return upload;
  }

  drop(id: string): void {
    const upload = this.uploads.get(id);
    this.uploads.delete(id);
    if (upload) rmSync(upload.folder, { recursive: true, force: true });
  }

  private get(id: string): Upload {
    const upload = this.uploads.get(id);
    if (!upload) throw new LabError('not-found', 'This archive is not being sent any more. Choose it again.');
    return upload;
  }
}
