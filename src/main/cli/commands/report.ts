import { extname, resolve } from 'node:path';
import { z } from 'zod';
import { atomicWrite } from '../../files/atomicWrite.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { UsageError } from '../usageError.js';

export interface ReportFlags {
  data?: string;
  output: string;
}

const formats = z.enum(['html', 'pdf', 'csv', 'json']);

/** `phaselens report ID -o FILE`: the format follows from the file's ending. */
export async function report(io: Io, measurementId: string, flags: ReportFlags): Promise<number> {
  const format = formats.safeParse(extname(flags.output).slice(1).toLowerCase());
  if (!format.success) throw new UsageError(`${flags.output} says no format: end it in .html, .pdf, .csv or .json.`);
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const { bytes } = await lab.call('reports.create', { measurementId, format: format.data });
    const path = resolve(flags.output);
    atomicWrite(path, bytes);
    io.out(`${path} written, ${Math.ceil(bytes.byteLength / 1024)} KiB.\n`);
    return exitCode.done;
  });
}
