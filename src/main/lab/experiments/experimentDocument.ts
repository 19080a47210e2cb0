import { strToU8, zipSync } from 'fflate';
import type { ExportedFile } from '../../../contract/index.js';
import { DOCUMENT_WORDS, type DocumentedExperiment } from '../../../core/experiments/document/documented.js';
import { experimentJson } from '../../../core/experiments/document/experimentJson.js';
import { experimentMarkdown } from '../../../core/experiments/document/experimentMarkdown.js';
import { experimentPage } from '../../../core/experiments/document/experimentPage.js';

/** In the zip, so that equal reports are equal files. */
const MTIME = new Date('1980-01-01T00:00:00');

/** The report of all experiments as a file. */
export function experimentDocument(
  experiments: readonly DocumentedExperiment[],
  format: 'html' | 'markdown-zip' | 'json',
  of: 'review' | 'benchmark' = 'review',
): ExportedFile {
  const name = of === 'review' ? 'experiments' : 'benchmark';
  const words = DOCUMENT_WORDS[of];
  switch (format) {
    case 'html':
      return { fileName: `${name}.html`, mime: 'text/html', bytes: strToU8(experimentPage(experiments, words)) };
    case 'json':
      return { fileName: `${name}.json`, mime: 'application/json', bytes: strToU8(experimentJson(experiments)) };
    case 'markdown-zip': {
      const { text, figures } = experimentMarkdown(experiments, name, words);
      const files = Object.fromEntries([...figures].map(([path, svg]) => [path, strToU8(svg)]));
      const bytes = zipSync({ [`${name}.md`]: strToU8(text), ...files }, { mtime: MTIME });
      return { fileName: `${name}.zip`, mime: 'application/zip', bytes };
    }
  }
}
