import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { identifyOptionsSchema } from '../../../contract/data/identification.js';
import { elementsOf } from '../../crystal/elementsOf.js';
import { formulaOf } from '../../crystal/formulaOf.js';
import { parseCif } from '../../crystal/parseCif.js';
import { calculateLineList } from '../../diffraction/calculateLineList.js';
import { readFile } from '../../formats/readFile.js';
import { identifyXrd } from '../identifyXrd.js';
import type { XrdReference } from '../xrdReferences.js';
import { copper } from './syntheticPowder.js';

const folder = '../shared/samples/xrd-with-cif/monophase';
// Where the sample folder is absent there is nothing to identify: the measured files may not be copied into the repository.
const withSamples = test.skipIf(!existsSync(folder));

function referencesOf(file: string): XrdReference[] {
  return parseCif(readFileSync(file, 'utf8'), basename(file)).map((structure) => ({
    lines: calculateLineList(structure, { dMin: 0.8, maxLines: 400 }),
    summary: {
      id: file,
      libraryId: 'cif',
      technique: 'xrd',
      name: basename(file),
      formula: formulaOf(structure),
      elements: elementsOf(structure),
      spaceGroup: structure.spaceGroup,
      source: basename(file),
      verification: [],
    },
  }));
}

withSamples('measured single phases are identified among the CIFs of their folder (skips without the samples)', () => {
  const cases = readdirSync(folder).map((name) => {
    const files = readdirSync(join(folder, name)).map((file) => join(folder, name, file));
    return {
      name,
      measured: files.find((file) => file.endsWith('.csv')) ?? '',
      cif: files.find((file) => file.endsWith('.cif')) ?? '',
    };
  });
  const references = cases.flatMap(({ cif }) => referencesOf(cif));
  for (const { name, measured, cif } of cases) {
    const read = readFile(basename(measured), readFileSync(measured), { technique: 'xrd' });
    const spectrum = (read.outcome === 'parsed' ? read.file : read.provisional)?.scans[0]?.spectrum;
    expect(spectrum, measured).toBeDefined();
    if (!spectrum) continue;
    const result = identifyXrd({ spectrum, radiation: copper }, references, identifyOptionsSchema.parse({}));
    if (name === 'C') {
      // The CIF beside the graphite pattern has no line at the measured 26.5°: saying no is right.
      expect(result.verdict).toBe('no-confident-match');
      continue;
    }
    expect(result.candidates[0]?.reference.id, name).toBe(cif);
    // One hump four degrees wide is too little to be sure of, even when the order is right.
    expect(result.verdict, name).toBe(name === 'Ti-bcc' ? 'no-confident-match' : 'match');
  }
});
