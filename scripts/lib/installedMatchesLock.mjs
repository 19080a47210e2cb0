/**
 * Does npm's record of what is installed (node_modules/.package-lock.json) hold every package of package-lock.json at its version?
 * Optional packages may be missing, since most of them are for other machines.
 * @param {Record<string, unknown> | undefined} lock
 * @param {Record<string, unknown> | undefined} installed
 */
export function installedMatchesLock(lock, installed) {
  const wanted = packagesOf(lock);
  const present = packagesOf(installed);
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = present[path];
    if (there === undefined) return entry.optional === true;
    return there.version === entry.version;
  });
}

/**
 * @param {Record<string, unknown> | undefined} lock
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packagesOf(lock) {
  const packages = lock?.['packages'];
  if (typeof packages !== 'object' || packages === null) return undefined;
  return /** @type {Record<string, { version?: string, optional?: boolean }>} */ (packages);
}
