import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { flexGapFallback } from './flexGapFallback.mjs';

const folder = dirname(fileURLToPath(import.meta.url));

/** Built-in modules that came after Node 12, written with what it has. */
const laterModules = new Map([
  ['fs/promises', `module.exports = require('fs').promises;`],
  [
    'timers/promises',
    `module.exports = { setTimeout: (ms, value) => new Promise((done) => setTimeout(done, ms, value)) };`,
  ],
  [
    'stream/promises',
    `const { promisify } = require('util'); const stream = require('stream');
     module.exports = { pipeline: promisify(stream.pipeline), finished: promisify(stream.finished) };`,
  ],
]);

/**
 * Node 12 knows no `node:` prefix and no promise modules.
 * @returns {import('vite').Plugin}
 */
export function nodeTwelve() {
  return {
    name: 'phaselens:node-12',
    enforce: 'pre',
    resolveId(id) {
      const name = id.replace(/^node:/, '');
      if (laterModules.has(name)) return `\0later:${name}.cjs`;
      if (builtinModules.includes(name)) return { id: name, external: true };
      return null;
    },
    load(id) {
      return id.startsWith('\0later:') ? laterModules.get(id.slice('\0later:'.length, -'.cjs'.length)) : null;
    },
  };
}

/**
 * Puts our polyfills before everything else of the entries.
 * @param {readonly string[]} entries absolute
 * @param {readonly string[]} names of files in polyfills/
 * @returns {import('vite').Plugin}
 */
export function polyfillsFirst(entries, names) {
  const files = names.map((name) => join(folder, 'polyfills', `${name}.mjs`));
  const imports = files.map((file) => `import ${JSON.stringify(file)};`).join('');
  return {
    name: 'phaselens:polyfills',
    enforce: 'pre',
    transform(code, id) {
      return entries.includes(id) ? { code: imports + code, map: null } : null;
    },
  };
}

/**
 * Chromium 83 ignores `gap` in flex boxes: margins between the children stand in for it.
 * @returns {import('vite').Plugin}
 */
export function flexGapForOldBrowsers() {
  return {
    name: 'phaselens:flex-gap',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = flexGapFallback(String(file.source));
      }
    },
  };
}

/** The manifest that makes out-legacy an app of its own: no "type", so that Node 12 loads CommonJS. */
export function legacyManifest(/** @type {string} */ root) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return JSON.stringify({ name, version, main: 'main/index.cjs' });
}
