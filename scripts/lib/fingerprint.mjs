import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} SourceFile
 * @property {string} path absolute
 * @property {number} size bytes
 * @property {number} modified milliseconds
 */

/**
 * The files below the given files and folders, tests left out, in a fixed order. Missing ones are skipped.
 * @param {readonly string[]} paths
 * @returns {SourceFile[]}
 */
export function listSources(paths) {
  /** @type {SourceFile[]} */
  const found = [];
  const visit = (/** @type {string} */ path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) {
      found.push({ path, size: stat.size, modified: stat.mtimeMs });
      return;
    }
    for (const name of readdirSync(path).sort()) if (name !== '__tests__') visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return found;
}

/**
 * A key that changes when any file was touched: milliseconds for a whole tree, so that every start can afford it.
 * @param {readonly SourceFile[]} files
 */
export function quickKey(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.path}\0${file.size}\0${file.modified}\n`);
  return hash.digest('hex');
}

/**
 * A key of the contents, for the case that files were touched but not changed.
 * @param {readonly SourceFile[]} files
 * @param {string} base paths are taken relative to it, so that a moved checkout keeps its key
 */
export function contentKey(files, base) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file.path.slice(base.length)}\0`)
      .update(readFileSync(file.path))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} file */
export function sha256OfFile(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
