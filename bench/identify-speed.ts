/**
 * How long one search takes: `node bench/run.mjs identify-speed [--amcsd FILE] [--raman-wheel FILE] [--python FILE]`, median of 20 sample files.
 * `--amcsd`: amcsd_cif1.db out of the PyPI wheel xraylarch 0.9.75; `--raman-wheel`: the PyPI wheel pyopenspecy 0.0.1; `--python` (or the
 * environment's BENCH_PYTHON): a Python with numpy for the peer, a plain square-root cosine over the same references on one thread.
 * Limits: 150 ms for the built-in library, 1 s for 9,275 structures. What cannot be had is left out with a sentence.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import type { Spectrum } from '../src/contract/data/spectrum.js';
import { lorentzPolarisation } from '../src/core/diffraction/lorentzPolarisation.js';
import { readFile } from '../src/core/formats/readFile.js';
import { identifyRaman } from '../src/core/matching/identifyRaman.js';
import { identifyXrd } from '../src/core/matching/identifyXrd.js';
import { prepareRamanReferences, type RamanReference } from '../src/core/matching/ramanReferences.js';
import { prepareXrdReferences, type XrdReference } from '../src/core/matching/xrdReferences.js';
import { readRamanWheel } from '../src/main/lab/compute/tasks/readRamanWheel.js';
import { amcsdReferences, argument, builtInReferences, copper, readSpectrum, samples } from './identify-samples.js';
import { median, printTable, quantile, record, round, timed, type Timing } from './timing.js';

const FILES = 20;
const python = argument('python') ?? process.env['BENCH_PYTHON'];

if (!existsSync(samples)) {
  console.log('The sample files are not here (../shared/samples): nothing to measure.');
  process.exit(0);
}

interface Search {
  what: string;
  references: number;
  /** Once, when the library is first searched. */
  prepareMs: number;
  times: Timing[];
  peerMs: number | undefined;
  limitMs: number | undefined;
}

const searches: Search[] = [];
const scratch = mkdtempSync(join(tmpdir(), 'phaselens-bench-'));
try {
  const powders = powderFiles();
  const builtIn = builtInReferences();
  searches.push(await searchXrd('XRD, built-in library', builtIn, powders, 150));
  const amcsd = argument('amcsd');
  if (amcsd) {
    const began = performance.now();
    const minerals = amcsdReferences(amcsd);
    console.log(
      `${minerals.length} structures decoded, lines calculated: ${round((performance.now() - began) / 1000)} s`,
    );
    searches.push(await searchXrd('XRD, built-in library and AMCSD', [...builtIn, ...minerals], powders, 1000));
  } else console.log('No AMCSD: say --amcsd FILE.');
  const wheel = argument('raman-wheel');
  if (wheel) {
    const { references } = await readRamanWheel({ wheelPath: wheel, formulas: {} }, () => undefined);
    const measured = references.flatMap((reference): RamanReference[] =>
      reference.kind === 'spectrum' ? [reference] : [],
    );
    searches.push(await searchRaman('Raman, open library', measured, ramanFiles()));
  } else console.log('No Raman library: say --raman-wheel FILE.');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const shown = searches.map(({ what, references, prepareMs, times, peerMs, limitMs }) => ({
  what,
  references,
  prepareMs: round(prepareMs),
  medianMs: round(median(times.map(({ wall }) => wall))),
  p95Ms: round(
    quantile(
      times.map(({ wall }) => wall),
      0.95,
    ),
  ),
  medianCpuMs: round(median(times.map(({ cpu }) => cpu))),
  peerMs: peerMs === undefined ? null : round(peerMs),
  limitMs: limitMs ?? null,
}));
printTable(
  ['search of one file', 'references', 'index ms', 'median ms', 'p95 ms', 'cpu ms', 'numpy cosine ms', 'limit ms'],
  shown.map((row) => [
    row.what,
    row.references,
    row.prepareMs,
    row.medianMs,
    row.p95Ms,
    row.medianCpuMs,
    row.peerMs ?? '-',
    row.limitMs ?? '-',
  ]),
);
record('identify-speed', { files: FILES, searches: shown });

async function searchXrd(
  what: string,
  references: readonly XrdReference[],
  spectra: readonly Spectrum[],
  limitMs: number,
): Promise<Search> {
  const began = performance.now();
  const index = prepareXrdReferences(references);
  const prepareMs = performance.now() - began;
  const options = identifyOptionsSchema.parse({});
  const times: Timing[] = [];
  // Once before the clock runs, as in the lab, where the same thread has searched before.
  for (const spectrum of spectra.slice(0, 3)) identifyXrd({ spectrum, radiation: copper }, index, options);
  for (const spectrum of spectra)
    times.push(await timed(() => identifyXrd({ spectrum, radiation: copper }, index, options)));
  const grid = { from: 10, step: 0.02, count: 4001, shifts: 15 };
  const profiles = python ? drawn(references, grid) : undefined;
  return { what, references: references.length, prepareMs, times, limitMs, peerMs: peer(profiles, spectra, grid) };
}

async function searchRaman(
  what: string,
  references: readonly RamanReference[],
  spectra: readonly Spectrum[],
): Promise<Search> {
  const began = performance.now();
  const index = prepareRamanReferences(references);
  const prepareMs = performance.now() - began;
  const options = identifyOptionsSchema.parse({});
  for (const spectrum of spectra.slice(0, 3)) identifyRaman({ spectrum }, index, options);
  const times: Timing[] = [];
  for (const spectrum of spectra) times.push(await timed(() => identifyRaman({ spectrum }, index, options)));
  const grid = { from: 100, step: 2, count: 701, shifts: 3 };
  const profiles = python
    ? references.flatMap((reference) =>
        reference.kind === 'spectrum' ? [resampled(reference.x, reference.y, grid)] : [],
      )
    : undefined;
  return {
    what,
    references: references.length,
    prepareMs,
    times,
    limitMs: undefined,
    peerMs: peer(profiles, spectra, grid),
  };
}

function powderFiles(): Spectrum[] {
  const folders = ['xrd-with-cif/monophase', 'xrd-single-xred', 'xrd-single-rruff'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(samples, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(csv|xy)$/.test(name) && !name.includes('index'))
      .sort()
      .map((name) => join(samples, folder, name)),
  );
  return firstReadable(files, (file) => readSpectrum(file));
}

function ramanFiles(): Spectrum[] {
  const files = readdirSync(join(samples, 'raman-rruff'))
    .filter((name) => name.includes('__'))
    .sort()
    // Two specimens of each mineral follow each other.
    .filter((_, i) => i % 2 === 0)
    .map((name) => join(samples, 'raman-rruff', name));
  return firstReadable(files, (file) => {
    const result = readFile(file, readFileSync(file), { technique: 'raman' });
    return (result.outcome === 'parsed' ? result.file : result.provisional)?.scans[0]?.spectrum;
  });
}

function firstReadable(files: readonly string[], read: (file: string) => Spectrum | undefined): Spectrum[] {
  const spectra: Spectrum[] = [];
  for (const file of files) {
    if (spectra.length >= FILES) break;
    try {
      const spectrum = read(file);
      if (spectrum && spectrum.x.length > 100) spectra.push(spectrum);
    } catch (error) {
      console.log(`left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return spectra;
}

interface Grid {
  from: number;
  step: number;
  count: number;
  /** Joint shifts tried to either side, steps. */
  shifts: number;
}

/** Lines of references as Gaussians 0.15° wide on a grid: what the plain method is given, ready made. */
function drawn(references: readonly XrdReference[], { from, step, count }: Grid): Float32Array[] {
  const sigma = 0.15 / 2.355;
  return references.map(({ lines }) => {
    const profile = new Float32Array(count);
    lines.dSpacing.forEach((d, k) => {
      const sinTheta = copper.wavelength / (2 * d);
      if (sinTheta >= 0.999) return;
      const position = (360 / Math.PI) * Math.asin(sinTheta);
      const height = (lines.intensity[k] ?? 0) * lorentzPolarisation(position);
      const low = Math.max(0, Math.ceil((position - 4 * sigma - from) / step));
      const high = Math.min(count - 1, Math.floor((position + 4 * sigma - from) / step));
      for (let i = low; i <= high; i++) {
        const u = (from + i * step - position) / sigma;
        profile[i] = (profile[i] ?? 0) + height * Math.exp(-0.5 * u * u);
      }
    });
    return profile;
  });
}

function resampled(x: Float64Array, y: Float64Array, { from, step, count }: Grid): Float32Array {
  let k = 0;
  return Float32Array.from({ length: count }, (_, i) => {
    const at = from + i * step;
    while (k + 2 < x.length && (x[k + 1] ?? 0) < at) k++;
    const [left, right] = [x[k] ?? 0, x[k + 1] ?? 0];
    if (at < (x[0] ?? 0) || at > (x.at(-1) ?? 0) || right <= left) return 0;
    const t = (at - left) / (right - left);
    return Math.max(0, (y[k] ?? 0) * (1 - t) + (y[k + 1] ?? 0) * t);
  });
}

/** Median ms of the plain method over the same files, or undefined without a Python that has numpy. */
function peer(
  profiles: readonly Float32Array[] | undefined,
  spectra: readonly Spectrum[],
  grid: Grid,
): number | undefined {
  if (!python || !profiles) return undefined;
  const referencesFile = join(scratch, 'references.f32');
  const queriesFile = join(scratch, 'queries.f32');
  writeFileSync(referencesFile, Buffer.concat(profiles.map(bytesOf)));
  writeFileSync(queriesFile, Buffer.concat(spectra.map(({ x, y }) => bytesOf(resampled(x, y, grid)))));
  const output = execFileSync(
    python,
    ['bench/peers/sqrt_cosine.py', referencesFile, queriesFile, String(grid.count), String(grid.shifts)],
    { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } },
  );
  return Number(output.trim());
}

function bytesOf(values: Float32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}
