import { readdir, readFile as readBytes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { LabError } from '../../../contract/data/errors.js';
import type { ParsedFile } from '../../../contract/data/spectrum.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { table } from '../table.js';
import { UsageError } from '../usageError.js';
import { oracleOf } from './formatsOracle.js';

/** What is told of a file: how it was read and held against another reading of the same numbers, or why it was not read. */
export interface CheckedFile {
  file: string;
  format?: string;
  scans?: number;
  /** Of all scans together. */
  points?: number;
  /** Of the axis, over all scans, in `unit`. */
  range?: [number, number];
  unit?: string;
  /** Å for X-rays, nm for the laser. */
  wavelength?: number;
  /** What a text file leaves open; the guess was read. */
  question?: string;
  /** Known and not read, or unknown: the sentence. */
  declined?: string;
  /** Damaged: the sentence. */
  error?: string;
  /** What the numbers were held against: the text beside the file, or `xyconv` where it is installed. */
  oracle?: string;
  /** Largest difference of positions and of intensities. */
  difference?: [number, number];
}

/** `phaselens formats --check FOLDER`: read every file of a folder, or decline it by name. */
export async function formatsCheck(io: Io, folder: string, json: boolean): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new UsageError(`${folder} is not a folder that can be read.`);
  });
  const paths = entries
    .filter((entry) => entry.isFile() && !/^SOURCES\.md$|^README|^\./i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const checked: CheckedFile[] = [];
  for (const path of paths) checked.push(await check(path, relative(folder, path), paths));
  if (json) io.out(`${JSON.stringify(checked, null, 2)}\n`);
  else io.out(asTable(checked, io.columns));
  return checked.some(({ error }) => error !== undefined) ? exitCode.failed : exitCode.done;
}

async function check(path: string, file: string, all: string[]): Promise<CheckedFile> {
  const { readFile } = await import('../../../core/formats/readFile.js');
  try {
    const result = readFile(file, new Uint8Array(await readBytes(path)));
    const question = result.outcome === 'question' ? result.question.doubts.join(' ') : undefined;
    const parsed = result.outcome === 'question' ? result.provisional : result.file;
    if (parsed === undefined) return { file, declined: question ?? 'It holds nothing that could be read.' };
    const oracle = await oracleOf(path, parsed, all);
    return { file, ...summaryOf(parsed), ...(question === undefined ? {} : { question }), ...oracle };
  } catch (error) {
    if (!(error instanceof LabError)) return { file, error: String(error) };
    const known = error.kind === 'unsupported-format' || error.kind === 'unknown-format';
    return known ? { file, declined: error.message } : { file, error: error.message };
  }
}

function summaryOf({ format, scans }: ParsedFile): Omit<CheckedFile, 'file'> {
  let points = 0;
  let least = Infinity;
  let most = -Infinity;
  for (const { spectrum } of scans) {
    points += spectrum.x.length;
    least = Math.min(least, spectrum.x[0] ?? Infinity);
    most = Math.max(most, spectrum.x[spectrum.x.length - 1] ?? -Infinity);
  }
  const first = scans[0];
  const wavelength = first?.metadata.radiation?.wavelength ?? first?.metadata.laserWavelength;
  return {
    format,
    scans: scans.length,
    points,
    range: [least, most],
    ...(first === undefined ? {} : { unit: first.spectrum.unit }),
    ...(wavelength === undefined ? {} : { wavelength }),
  };
}

const units: Record<string, string> = {
  twoTheta: '° 2θ',
  dSpacing: 'Å',
  q: '1/Å',
  ramanShift: '1/cm',
  wavelength: 'nm',
};

function asTable(checked: CheckedFile[], width: number): string {
  const short = (value: number | undefined) => (value === undefined ? '' : String(Number(value.toPrecision(6))));
  const read = table(
    checked.filter(({ format }) => format !== undefined),
    [
      { title: 'file', value: ({ file }) => file, flexible: true },
      { title: 'format', value: ({ format }) => format ?? '' },
      { title: 'scans', value: ({ scans }) => String(scans ?? ''), align: 'right' },
      { title: 'points', value: ({ points }) => String(points ?? ''), align: 'right' },
      {
        title: 'range',
        value: ({ range, unit }) => `${short(range?.[0])} to ${short(range?.[1])} ${units[unit ?? ''] ?? ''}`,
      },
      { title: 'wavelength', value: ({ wavelength }) => short(wavelength), align: 'right' },
      { title: 'oracle', value: ({ oracle }) => oracle ?? '', flexible: true },
      {
        title: 'Δx, Δy',
        value: ({ difference }) =>
          difference === undefined ? '' : difference.map((d) => Number(d.toPrecision(2))).join(', '),
      },
    ],
    width,
  );
  const sentences = checked.flatMap(({ file, question, declined, error }) => [
    ...(question === undefined ? [] : [`to be asked: ${file}: ${question}`]),
    ...(declined === undefined ? [] : [`declined: ${declined}`]),
    ...(error === undefined ? [] : [`error: ${error}`]),
  ]);
  const count = (has: (row: CheckedFile) => boolean) => checked.filter(has).length;
  return `${read}\n${sentences.map((sentence) => `${sentence}\n`).join('')}\n${count(({ format }) => format !== undefined)} read, ${count(({ declined }) => declined !== undefined)} declined, ${count(({ error }) => error !== undefined)} damaged, ${count(({ oracle }) => oracle !== undefined)} held against another reading\n`;
}
