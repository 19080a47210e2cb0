import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';
import vue from 'eslint-plugin-vue';
import vueParser from 'vue-eslint-parser';

/** Folder -> what it may not import, and why. The compiler's project references hold the same arrows. */
function arrows(folder, forbidden) {
  return {
    files: [`src/${folder}/**/*.{ts,vue}`],
    ignores: ['**/__tests__/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: forbidden }] },
  };
}
/** Everything written in TypeScript: sources, journeys, measurements, and the tests of the scripts. */
const typescript = ['src/**/*.ts', 'src/**/*.vue', 'e2e/**/*.ts', 'bench/**/*.ts', 'tests/**/*.ts', 'scripts/**/*.ts'];
/** A builtin is one with and without its prefix. */
const node = { regex: `^(node:|(${builtinModules.join('|')})$)`, message: 'This layer runs without Node.' };
const electron = { regex: '^electron', message: 'Only src/main (shell) and src/preload know Electron.' };
const layer = (name) => ({
  regex: `(^|/)${name}/`,
  message: `Arrows point one way: this layer may not import ${name}.`,
});

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'out-legacy/',
      '.tsbuild/',
      '.runtime/',
      'coverage/',
      'test-results/',
      'playwright-report/',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: typescript })),
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['src/**/*.vue'] })),
  {
    files: typescript,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        project: ['./src/*/tsconfig.json', './tsconfig.tests.json', './tsconfig.scripts.json'],
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
      // A leading underscore says "unused on purpose", as it does to the compiler.
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    files: ['src/main/cli/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  arrows('contract', [node, electron, layer('core'), layer('main'), layer('renderer')]),
  arrows('core', [
    node,
    electron,
    layer('main'),
    layer('renderer'),
    { group: ['better-sqlite3', 'kysely', 'vue'], message: 'Core is pure science.' },
  ]),
  arrows('renderer', [node, electron, layer('core'), layer('main'), layer('store')]),
  arrows('preload', [node, layer('core'), layer('main'), layer('renderer')]),
  {
    files: ['src/contract/**/*.ts', 'src/core/**/*.ts'],
    ignores: ['**/__tests__/**'],
    // The types of some packages bring those of Node, so the compiler does not see these.
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'window', 'document', 'fetch'] },
  },
  arrows('main/lab', [electron, layer('window'), layer('cli'), layer('renderer'), layer('preload')]),
  arrows('main/store', [electron, layer('lab'), layer('jobs'), layer('transports'), layer('cli')]),
  arrows('main/transports', [electron, layer('store'), layer('core'), layer('lab')]),
);
