/** The work of others that Phaselens is built on: what ships with it, and under which licence. Kept true by a test. */
export interface Component {
  name: string;
  licence: string;
  does: string;
}

export const COMPONENTS: readonly Component[] = [
  { name: 'electron', licence: 'MIT', does: 'desktop window' },
  { name: 'vue', licence: 'MIT', does: 'pages' },
  { name: 'pinia', licence: 'MIT', does: 'state of the pages' },
  { name: 'naive-ui', licence: 'MIT', does: 'buttons, tables, fields' },
  { name: 'echarts', licence: 'Apache-2.0', does: 'plots' },
  { name: 'better-sqlite3', licence: 'MIT', does: 'database' },
  { name: 'kysely', licence: 'MIT', does: 'questions to the database' },
  { name: 'zod', licence: 'MIT', does: 'checks of everything that comes in' },
  { name: '@msgpack/msgpack', licence: 'ISC', does: 'messages between the parts' },
  { name: 'pdfmake', licence: 'MIT', does: 'PDF reports' },
  { name: 'papaparse', licence: 'MIT', does: 'CSV' },
  { name: 'fast-xml-parser', licence: 'MIT', does: 'XML formats' },
  { name: 'jcampconverter', licence: 'MIT', does: 'JCAMP-DX' },
  { name: 'fflate', licence: 'MIT', does: 'zip files' },
  { name: 'chardet', licence: 'MIT', does: 'encoding of text files' },
  { name: 'iconv-lite', licence: 'MIT', does: 'encoding of text files' },
  { name: 'commander', licence: 'MIT', does: 'command line' },
  { name: '@spglib/moyo-wasm', licence: 'MIT OR Apache-2.0', does: 'made the table of space groups' },
];
