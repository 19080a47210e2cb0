import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Lab } from '../../../contract/index.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { UsageError } from '../usageError.js';

const formats = { markdown: 'markdown-zip', html: 'html', json: 'json' } as const;
type FormatName = keyof typeof formats;

export interface ExperimentReportFlags {
  data?: string;
  out: string;
  /** All of them when absent. */
  format?: string;
  /** The benchmark with its challenge instead of the review. */
  benchmark?: boolean;
}

/** `phaselens experiment report`: the newest results of all experiments as Markdown with its figures, page and data. */
export async function experimentReport(io: Io, flags: ExperimentReportFlags): Promise<number> {
  const names = flags.format === undefined ? undefined : [formatOf(flags.format)];
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const of = flags.benchmark ? 'benchmark' : 'review';
    await writeExperimentReport(io, lab, resolve(flags.out), { of, ...(names ? { names } : {}) });
    return exitCode.done;
  });
}

/** Writes the report into a folder, the Markdown unpacked. */
export async function writeExperimentReport(
  io: Io,
  lab: Lab,
  folder: string,
  {
    of = 'review',
    names = ['markdown', 'html', 'json'],
  }: { of?: 'review' | 'benchmark'; names?: readonly FormatName[] } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const { fileName, bytes } = await lab.call('experiments.document', { format: formats[name], of });
    const files = name === 'markdown' ? unzipSync(bytes) : { [fileName]: bytes };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  }
  io.error(`The report is in ${folder}.\n`);
}

function formatOf(name: string): FormatName {
  if (Object.hasOwn(formats, name)) return name as FormatName;
  throw new UsageError(`“${name}” is no format of the report: write ${Object.keys(formats).join(', ')}.`);
}
