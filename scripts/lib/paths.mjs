import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { homedir } from 'node:os';

/** The repository root. `import.meta.dirname` is too new for the Node these scripts may meet. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything set-up fetches or remembers for this checkout; git ignores it and deleting it is always safe. */
export const runtimeDir = join(root, '.runtime');

/**
 * The user's cache folder: large downloads shared by every checkout.
 * @param {string} name
 */
export function cacheDir(name) {
  const override = process.env['PHASELENS_CACHE'];
  if (override !== undefined && override !== '') return join(override, name);
  const home = homedir();
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? home, 'phaselens', 'cache', name);
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'phaselens', name);
  return join(process.env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'phaselens', name);
}
