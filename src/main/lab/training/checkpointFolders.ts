import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A folder of no run is one of another backup, perhaps: it is kept for so long, ms. */
const KEPT_MS = 30 * 86_400_000;

/** Where runs keep their checkpoints: `runs/<id>` of the data folder. */
export class CheckpointFolders {
  private readonly root: string;

  constructor(dataFolder: string) {
    this.root = join(dataFolder, 'runs');
  }

  of(runId: string): string {
    return join(this.root, runId);
  }

  has(runId: string): boolean {
    return filesOf(this.of(runId)).some((name) => name.startsWith('checkpoint-') && name.endsWith('.bin'));
  }

  remove(runId: string): void {
    rmSync(this.of(runId), { recursive: true, force: true });
  }

  /** Removes old folders whose run nobody knows. */
  tidy(known: ReadonlySet<string>): void {
    for (const name of filesOf(this.root)) {
      if (known.has(name)) continue;
      const { mtimeMs = Infinity } = statSync(this.of(name), { throwIfNoEntry: false }) ?? {};
      if (Date.now() - mtimeMs > KEPT_MS) this.remove(name);
    }
  }
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
