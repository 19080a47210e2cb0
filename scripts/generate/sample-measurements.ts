/**
 * Writes resources/samples: the measurements that a new installation shows. They are ours, calculated from the built-in libraries with a
 * background and counting noise from a fixed seed, and say so in their names and headers; measured files of others may not be copied.
 * Run: node --import ./scripts/generate/typescript-sources.mjs scripts/generate/sample-measurements.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateLineList } from '../../src/core/diffraction/calculateLineList.js';
import { parseRadiation } from '../../src/core/diffraction/parseRadiation.js';
import { powderPattern } from '../../src/core/diffraction/powderPattern.js';
import { renderPattern } from '../../src/core/diffraction/renderPattern.js';
import { parseRamanLibrary } from '../../src/core/references/parseRamanLibrary.js';
import { parseXrdLibrary } from '../../src/core/references/parseXrdLibrary.js';
import { renderBands } from '../../src/core/references/renderBands.js';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'resources', 'samples');
mkdirSync(folder, { recursive: true });

function library(file: string): unknown {
  return JSON.parse(readFileSync(join(root, 'resources', 'libraries', file), 'utf8'));
}

/** Mulberry32 (Tommy Ettinger, public domain): small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal deviate (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function grid(from: number, to: number, step: number): Float64Array {
  return Float64Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) =>
    Number((from + i * step).toFixed(4)),
  );
}

function xrd(fileName: string, id: string, title: string, seed: number): void {
  const entry = parseXrdLibrary(library('xrd-builtin.json')).find(({ summary }) => summary.id.endsWith(`:${id}`));
  if (!entry) throw new Error(`No ${id} in the built-in library`);
  const radiation = parseRadiation('CuKa', 'file');
  const x = grid(15, 85, 0.02);
  const zeroShift = 0.04;
  const sticks = powderPattern(calculateLineList(entry.structure, { dMin: 0.9 }), radiation, { from: 10, to: 95 });
  const shifted = { twoTheta: sticks.twoTheta.map((position) => position + zeroShift), intensity: sticks.intensity };
  const profile = renderPattern(shifted, x);
  const random = seeded(seed);
  const counts = Array.from(profile, (value, i) => {
    const position = x[i] ?? 0;
    const background = 120 + 420 * Math.exp(-(position - 15) / 14) + 60 * Math.exp(-(((position - 24) / 9) ** 2));
    const mean = 42 * value + background;
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  });
  const header = [
    `# Title: ${title}`,
    '# Synthetic pattern, calculated by Phaselens with background and counting noise; not a measurement',
    `# Wavelength: ${radiation.wavelength} (K-alpha1), K-alpha2: ${radiation.wavelengthAlpha2}`,
    '# Anode: Cu',
    '# 2theta (deg)\tintensity (counts)',
  ];
  write(
    fileName,
    header,
    Array.from(x, (position, i) => `${position.toFixed(2)}\t${counts[i] ?? 0}`),
  );
}

function raman(fileName: string, id: string, title: string, seed: number): void {
  const { references } = parseRamanLibrary(library('raman-builtin.json'));
  const reference = references.find(({ summary }) => summary.id.endsWith(`/${id}`));
  if (!reference) throw new Error(`No ${id} in the built-in library`);
  const x = grid(100, 1400, 1);
  const profile = renderBands(reference.bands, x, { fwhm: 7 });
  const random = seeded(seed);
  const values = Array.from(profile, (value, i) => {
    const fluorescence = 900 + 700 * Math.exp(-((((x[i] ?? 0) - 1100) / 700) ** 2));
    const mean = 38 * value + fluorescence;
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  });
  const header = [
    `# Title: ${title}`,
    '# Synthetic spectrum, calculated by Phaselens with fluorescence and counting noise; not a measurement',
    '# Laser: 532 nm',
    '# Raman shift (1/cm)\tintensity (counts)',
  ];
  write(
    fileName,
    header,
    Array.from(x, (position, i) => `${position}\t${values[i] ?? 0}`),
  );
}

function write(fileName: string, header: string[], rows: string[]): void {
  writeFileSync(join(folder, fileName), `${[...header, ...rows].join('\n')}\n`);
}

xrd('Synthetic - rutile with noise.xy', 'rutile', 'Synthetic: rutile with noise', 20261123);
xrd('Synthetic - fluorite with noise.xy', 'fluorite', 'Synthetic: fluorite with noise', 20261124);
raman('Synthetic - calcite Raman with noise.txt', 'calcite', 'Synthetic: calcite Raman with noise', 20261125);
