import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LabError } from '../../contract/index.js';

type Environment = Record<string, string | undefined>;

/** The user's data when neither `--data` nor PHASELENS_DATA says where: the folder that Electron calls userData. */
export function defaultDataFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (environment['PHASELENS_DATA']) return environment['PHASELENS_DATA'];
  const home = homedir();
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'phaselens');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'phaselens');
  return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'phaselens');
}

/** Downloads and calculated tables: all of it can be made again. The set-up scripts use the same folder. */
export function defaultCacheFolder(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (environment['PHASELENS_CACHE']) return environment['PHASELENS_CACHE'];
  const home = homedir();
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? home, 'phaselens', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'phaselens');
  return join(environment['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'phaselens');
}

export interface Installation {
  /** Folder of package.json. */
  root: string;
  version: string;
  resourcesFolder: string;
  rendererFolder: string;
}

const manifestSchema = z.object({ name: z.literal('phaselens'), version: z.string() });

/** Finds the program's own folder from a module of it: bundled or not, it lies below. */
export function findInstallation(moduleUrl: string): Installation {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8')));
      if (parsed.success) {
        return {
          root: folder,
          version: parsed.data.version,
          resourcesFolder: join(folder, 'resources'),
          rendererFolder: join(folder, 'out', 'renderer'),
        };
      }
    }
    if (folder === dirname(folder))
      throw new LabError('internal', 'Phaselens does not find its own folder. Install it again.');
  }
}
