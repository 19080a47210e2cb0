import { execFile } from 'node:child_process';
import { readFile as readBytes } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { LabError } from '../../../contract/data/errors.js';
import type { ParsedFile } from '../../../contract/data/spectrum.js';

const run = promisify(execFile);

/** What xyconv knows by more than columns of numbers; of a powder CIF it takes other columns than we do. */
const known = new Set([
  'bruker-raw',
  'bruker-uxd',
  'panalytical-xrdml',
  'philips-rd',
  'philips-udf',
  'rigaku-asc',
  'delimited-text',
]);

/** Curves as another program or a text export has them. */
type Curve = [x: number, y: number][];

export interface Oracle {
  oracle?: string;
  difference?: [number, number];
}

/**
 * Hold a file that was read against another reading of the same numbers: the text export beside it (same name, other ending), or what `xyconv` of the xylib project makes of it
 * where that is installed and knows the format.
 */
export async function oracleOf(path: string, parsed: ParsedFile, all: string[]): Promise<Oracle> {
  const curves = (await textBeside(path, parsed, all)) ?? (await xyconv(path, parsed.format));
  if (curves === undefined) return {};
  const difference = differenceOf(parsed, curves.curves);
  // Tables are cut in other ways by other programs: a different number of points says nothing there.
  if (difference === undefined && parsed.format === 'delimited-text') return {};
  return {
    oracle: difference === undefined ? `${curves.name}, other points` : curves.name,
    ...(difference === undefined ? {} : { difference }),
  };
}

interface Reading {
  name: string;
  curves: Curve[];
}

async function textBeside(path: string, parsed: ParsedFile, all: string[]): Promise<Reading | undefined> {
  if (parsed.format === 'delimited-text') return undefined;
  const stem = path.replace(/\.[^.]*$/, '');
  const twin = all.find(
    (other) =>
      other !== path &&
      /\.(?:xy|txt|csv|dat)$/i.test(other) &&
      (other.replace(/\.[^.]*$/, '') === stem || other === `${path}.txt`),
  );
  if (twin === undefined) return undefined;
  const { readFile } = await import('../../../core/formats/readFile.js');
  try {
    const technique = parsed.scans[0]?.spectrum.technique;
    const result = readFile(twin, new Uint8Array(await readBytes(twin)), technique === undefined ? {} : { technique });
    const file = result.outcome === 'question' ? result.provisional : result.file;
    if (file === undefined) return undefined;
    const curves = file.scans.map(({ spectrum }) =>
      Array.from(spectrum.x, (x, i): [number, number] => [x, spectrum.y[i] ?? NaN]),
    );
    return { name: basename(twin), curves };
  } catch (error) {
    if (error instanceof LabError) return undefined;
    throw error;
  }
}

async function xyconv(path: string, format: string): Promise<Reading | undefined> {
  if (!known.has(format)) return undefined;
  const asked = format === 'rigaku-asc' ? ['-t', 'rigaku_dat'] : [];
  try {
    const { stdout } = await run('xyconv', [...asked, path, '-'], { timeout: 20_000, maxBuffer: 256 * 1024 * 1024 });
    const curves: Curve[] = [[]];
    const lines = stdout.split('\n');
    // It takes any other text for columns of numbers, which says nothing about a format.
    const plain = /from a (?:text|csv) file/.test(lines[0] ?? '');
    if (plain && format !== 'delimited-text') return undefined;
    for (const line of lines) {
      if (line.startsWith('### block')) curves.push([]);
      if (line.startsWith('#')) continue;
      const [x, y] = line.trim().split(/\s+/).map(Number);
      if (x !== undefined && y !== undefined && Number.isFinite(x + y)) curves[curves.length - 1]?.push([x, y]);
    }
    const filled = curves.filter((curve) => curve.length > 0);
    return filled.length === 0 ? undefined : { name: 'xyconv', curves: filled };
  } catch {
    // Not installed, or it does not know the format: then there is no such oracle.
    return undefined;
  }
}

/** Largest difference of positions and intensities; undefined where the points are not the same in number. */
function differenceOf({ scans }: ParsedFile, curves: Curve[]): [number, number] | undefined {
  let dx = 0;
  let dy = 0;
  for (const [number, { spectrum }] of scans.entries()) {
    const curve = curves[number]?.sort((a, b) => a[0] - b[0]);
    if (curve === undefined || curve.length !== spectrum.x.length) return undefined;
    for (const [i, [x, y]] of curve.entries()) {
      dx = Math.max(dx, Math.abs(x - (spectrum.x[i] ?? NaN)));
      dy = Math.max(dy, Math.abs(y - (spectrum.y[i] ?? NaN)));
    }
  }
  return [dx, dy];
}
