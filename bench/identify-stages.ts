/**
 * Time of one identification on one core with a library of the size of the American Mineralogist database, by stage.
 * `node bench/run.mjs identify-stages --amcsd FILE`; without the file the reference structures, repeated to 9,400, stand in.
 */
import { join } from 'node:path';
import { identifyOptionsSchema } from '../src/contract/data/identification.js';
import { identifyXrd } from '../src/core/matching/identifyXrd.js';
import { preparePowder } from '../src/core/matching/powderMeasurement.js';
import { screenXrd } from '../src/core/matching/screenXrd.js';
import { prepareXrdReferences } from '../src/core/matching/xrdReferences.js';
import {
  amcsdReferences,
  argument,
  builtInReferences,
  cifFiles,
  copper,
  needSamples,
  readSpectrum,
  referencesOfCifs,
  samples,
  writeResult,
} from './identify-samples.js';

needSamples();
const amcsd = argument('amcsd');
const some = [
  ...builtInReferences(),
  ...(amcsd ? amcsdReferences(amcsd) : referencesOfCifs(cifFiles(join(samples, 'reference-structures')))),
];
const references = amcsd ? some : Array.from({ length: 9400 }, (_, i) => some[i % some.length]!);
let started = performance.now();
const index = prepareXrdReferences(references);
const indexMs = performance.now() - started;
const rows = [
  'xrd-single-xred/Al2O3.csv',
  'xrd-single-rruff/R050335.csv',
  'xrd-with-cif/monophase/RuO2/data.csv',
  'xrd-with-cif/monophase/PbSO4/data.csv',
  'xrd-with-cif/monophase/ZnS/data.csv',
].map((file) => {
  const input = { spectrum: readSpectrum(join(samples, file)), radiation: copper };
  const best = (work: () => void): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        started = performance.now();
        work();
        return performance.now() - started;
      }),
    );
  const measurement = preparePowder(input);
  const all = references.map((_, i) => i);
  return {
    file,
    points: input.spectrum.x.length,
    'prepare ms': Math.round(best(() => preparePowder(input))),
    'screen ms': Math.round(
      best(() => screenXrd(measurement, index, all, { maxZeroShift: 0.3, maxLatticeStrain: 0.01, keep: 300 })),
    ),
    'whole ms': Math.round(best(() => identifyXrd(input, index, identifyOptionsSchema.parse({})))),
  };
});
console.log(`${references.length} references, index made in ${indexMs.toFixed(0)} ms`);
console.table(rows);
writeResult('identify-stages', { references: references.length, indexMs, rows });
