import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface ShellPaths {
  preload: string;
  renderer: string;
  /** Built entry of the lab process. */
  lab: string;
}

/**
 * Where the built parts lie. The app folder is the repository (or its package), or `out-legacy` inside it, which holds the shell
 * for the old test Electron and uses the ordinary lab.
 */
export function shellPaths(appFolder: string): ShellPaths {
  const legacyPreload = join(appFolder, 'preload', 'index.cjs');
  if (existsSync(legacyPreload)) {
    return {
      preload: legacyPreload,
      renderer: join(appFolder, 'renderer'),
      lab: join(dirname(appFolder), 'out', 'main', 'lab.js'),
    };
  }
  const out = join(appFolder, 'out');
  return {
    preload: join(out, 'preload', 'index.cjs'),
    renderer: join(out, 'renderer'),
    lab: join(out, 'main', 'lab.js'),
  };
}
