import { dirname } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { flexGapForOldBrowsers, nodeTwelve, polyfillsFirst } from './legacyPlugins.mjs';

/** Native or self-locating packages: they find their own files beside themselves, so they stay in node_modules. */
const external = ['electron', 'better-sqlite3', '@spglib/moyo-wasm', 'pdfmake'];

/** Node 12 and Chromium 83 know private fields but not private methods, a difference only the edition of the language expresses. */
const legacyLanguage = 'es2019';

/**
 * The Vite configuration of one target. Everything pure is bundled, because one file starts faster than a hundred small ones.
 * @param {import('./targets.mjs').Target} target
 * @param {{ root: string, outDir: string }} place
 * @returns {import('vite').InlineConfig}
 */
export function viteConfig(target, place) {
  return target.kind === 'renderer' ? rendererConfig(target, place) : nodeConfig(target, place);
}

/** @type {typeof viteConfig} */
function nodeConfig(target, { root, outDir }) {
  const { entries } = target;
  const commonJs = target.legacy || target.kind === 'preload';
  const extension = commonJs ? 'cjs' : 'js';
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: target.legacy
      ? [
          nodeTwelve(),
          polyfillsFirst(Object.values(entries), target.kind === 'node' ? ['language', 'node'] : ['language']),
        ]
      : [],
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: target.legacy ? legacyLanguage : 'node22',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entries,
        output: {
          format: commonJs ? 'cjs' : 'es',
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
          // A sandboxed preload may require nothing but electron, and Node 12 resolves chunks without extension badly.
          ...(commonJs ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

/** @type {typeof viteConfig} */
function rendererConfig(target, { root, outDir }) {
  const { entries } = target;
  const index = entries['index'] ?? '';
  const main = index.replace(/index\.html$/, 'main.ts');
  return {
    configFile: false,
    root: dirname(index),
    base: './',
    logLevel: 'warn',
    cacheDir: `${root}/node_modules/.vite`,
    plugins: [
      vue(),
      ...(target.legacy ? [polyfillsFirst([main], ['language', 'browser']), flexGapForOldBrowsers()] : []),
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: target.legacy ? legacyLanguage : 'chrome120',
      cssTarget: target.legacy ? 'chrome83' : 'chrome120',
      // The content security policy allows neither data: scripts nor inline ones.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: entries },
    },
  };
}
