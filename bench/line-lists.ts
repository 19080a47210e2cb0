/**
 * Structures turned into line lists per second, one core: every built-in structure down to d = 1 Å, repeated.
 * Peer: pymatgen's XRDCalculator on the same structures (give its seconds for all of them as the first argument to see the ratio).
 * `node bench/run.mjs line-lists [seconds of the peer]`
 */
import { readFileSync } from 'node:fs';
import { calculateLineList } from '../src/core/diffraction/calculateLineList.js';
import { powderPattern } from '../src/core/diffraction/powderPattern.js';
import { renderPattern } from '../src/core/diffraction/renderPattern.js';
import { parseXrdLibrary } from '../src/core/references/parseXrdLibrary.js';

const json: unknown = JSON.parse(readFileSync('resources/libraries/xrd-builtin.json', 'utf8'));
const structures = parseXrdLibrary(json).map(({ structure }) => structure);
const rounds = 10;
const time = (work: () => void): number => {
  work();
  const start = performance.now();
  for (let round = 0; round < rounds; round++) work();
  return (performance.now() - start) / rounds / 1000;
};

const lists = structures.map((structure) => calculateLineList(structure, { dMin: 1 }));
const seconds = time(() => {
  for (const structure of structures) calculateLineList(structure, { dMin: 1 });
});
const x = Float64Array.from({ length: 4001 }, (_, i) => 10 + i * 0.02);
const radiation = { wavelength: 1.5405929, wavelengthAlpha2: 1.5444274, alpha2Ratio: 0.5 };
const rendering = time(() => {
  for (const lines of lists) renderPattern(powderPattern(lines, radiation, { from: 10, to: 90 }), x);
});
const peer = Number(process.argv[2]);
const row = (what: string, value: number): string => `${what.padEnd(64)} ${value.toFixed(0).padStart(8)} /s`;
console.log(row(`line lists to 1 Å (${structures.length} built-in structures)`, structures.length / seconds));
console.log(row('doublet patterns drawn on 4001 points', structures.length / rendering));
if (peer > 0) console.log(row(`peer, ${(peer / seconds).toFixed(0)} times slower`, structures.length / peer));
