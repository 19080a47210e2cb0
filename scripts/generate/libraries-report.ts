/**
 * Writes docs/libraries.md: every entry of the built-in libraries with its source and how it was checked.
 *
 *   node --import ./scripts/generate/typescript-sources.mjs scripts/generate/libraries-report.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { calculateLineList } from '../../src/core/diffraction/calculateLineList.ts';
import { dOf } from '../../src/core/diffraction/bragg.ts';
import { patternDifference } from '../../src/core/diffraction/patternDifference.ts';
import { powderPattern } from '../../src/core/diffraction/powderPattern.ts';
import { parseRamanLibrary } from '../../src/core/references/parseRamanLibrary.ts';
import { parseXrdLibrary, xrdLibrarySchema } from '../../src/core/references/parseXrdLibrary.ts';
import { verifyXrdEntry } from '../../src/core/references/verifyXrdEntry.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const xrd = read('resources/libraries/xrd-builtin.json');
const golden = read('tests/golden/pymatgen-builtin.json') as Record<string, { lines: [number, number][] }>;
const { entries } = xrdLibrarySchema.parse(xrd);
const wavelength = 1.54184;
const worst = { position: 0, r: 0 };
let [tabulated, published, measured, byHand] = [0, 0, 0, 0];

const rows = parseXrdLibrary(xrd).map(({ summary, structure }, i) => {
  const entry = entries[i];
  if (!entry) throw new Error(summary.id);
  const lines = calculateLineList(structure, { dMin: dOf(90, wavelength), ignoreDisplacement: true });
  const pattern = powderPattern(lines, { wavelength }, { from: 5, to: 90 });
  const own = [...pattern.twoTheta].map((x, k): [number, number] => [x, pattern.intensity[k] ?? 0]);
  const { position, r } = patternDifference(own, golden[entry.id]?.lines ?? []);
  worst.position = Math.max(worst.position, position);
  worst.r = Math.max(worst.r, r);
  if (entry.tabulatedDensity) tabulated++;
  if (entry.publishedDensity !== undefined) published++;
  if (entry.verification.some(({ kind }) => kind === 'measured-pattern')) measured++;
  if (entry.source.startsWith('entered by hand')) byHand++;
  const checks = verifyXrdEntry(entry, structure);
  if (checks.some(({ ok }) => !ok)) throw new Error(`${entry.id} fails`);
  const of = (check: string): string => checks.find((one) => one.check === check)?.statement ?? '';
  const density = [
    of('density').replace('density ', ''),
    of('tabulated-density').replace(/^density [\d.]+ g\/cm³, /, ''),
  ];
  const others = entry.verification.filter(({ kind }) => kind !== 'density').map(({ statement }) => statement);
  const cells = [
    entry.name,
    entry.formula,
    summary.spaceGroup ?? '',
    `${entry.citation}; ${entry.source}`,
    density.filter((text) => text !== '').join('; ') || 'none printed',
    of('distances').replace('closest ', ''),
    of('lines').replace('strongest lines ', '').replace(' Å', ''),
    `${position.toFixed(4)}°, ${(100 * r).toFixed(2)} %`,
    [...others, entry.notes ?? ''].filter((text) => text !== '').join('; '),
  ];
  return `| ${cells.map((text) => text.replace(/\|/g, '/')).join(' | ')} |`;
});

const { references } = parseRamanLibrary(read('resources/libraries/raman-builtin.json'));
const ramanRows = references.map(({ summary, bands }) => {
  const tops = [...bands].sort((p, q) => q.height - p.height).slice(0, 3);
  const strongest = tops.map(({ shift, height }) => `${shift} (${height.toFixed(0)})`).join(', ');
  const how = summary.verification.map(({ statement }) => statement).join(' ');
  return `| ${[summary.name, summary.formula, String(bands.length), strongest, summary.source, how].join(' | ')} |`;
});
const checkedRaman = references.filter(({ summary }) =>
  summary.verification.some(({ kind }) => kind === 'measured-pattern'),
).length;

writeFileSync(
  'docs/libraries.md',
  `# The built-in libraries, entry by entry

Written by \`scripts/generate/libraries-report.ts\`. \`phaselens library verify --json\` makes the checks again on any machine; the comparisons with pymatgen are tests (\`src/core/diffraction/__tests__/golden.test.ts\`).

## Crystal structures

${entries.length} phases, ${entries.filter(({ common }) => common).length} of them marked as met often. They are facts (cell, space group, sites, occupancies, displacement) with their article; the files they came from are not part of Phaselens. What is checked of each:

- the sites give the formula within 0.5 %; hydrogen that the source does not place is excepted, and the entry says so (${entries.filter(({ unplaced }) => unplaced).length} entries lack it from the count as well);
- the density is the one that the source prints within 2 % (${published} entries) and one that the CRC Handbook of Chemistry and Physics measured within 5 % (${tabulated} entries; where the handbook's substance is plainly another polymorph or hydrate, or its value is far from all structures of the phase, nothing is claimed);
- atoms other than hydrogen take 5 to 90 Å³ each, and none are closer than 0.7 of the sum of their covalent radii (Cordero et al., doi 10.1039/b801115j);
- lines and intensities of 5 to 90° with one line of 1.54184 Å, held against pymatgen's: over all entries no line above 0.1 % is farther than ${worst.position.toFixed(4)}° from its own, and the intensities differ by at most ${(100 * worst.r).toFixed(2)} % (R);
- ${measured} fit a measured pattern of their own better than every other phase of their elements (profile cosine above 0.85). That is few, because few measured patterns are free;
- ${byHand} were entered by hand from the literature, because no free file of them was at hand: their coordinates give the bond lengths known of the phase.

Not in it, because no source was at hand that could be relied on to the last coordinate: alite (C3S), malachite, natrolite, epsomite, LaFeO3, cubic LLZO, LiNiO2 and its mixed crystals, gadolinium, samarium, europium, erbium and ytterbium oxide
(their only free files follow a model of 1928 in the wrong space group), epidote (the free file of 1947 puts atoms 1.3 Å apart), haüyne, marialite, NbO2, halloysite, vermiculite, chabazite and faujasite (incomplete).

| name | formula | space group | source | density | closest atoms | strongest lines in Å (Cu Kα1) | against pymatgen: position, R | further checks and remarks |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## Raman bands

${references.length} substances, ${checkedRaman} of them held against measured spectra or measured from them; the others are as published and say so. Bands measured here are positions and heights that the program's own peak search finds in spectra of the RRUFF project,
kept where most specimens (of a single specimen, both halves of its spectra) show them; the spectra are not part of Phaselens.

| name | formula | bands | strongest (1/cm) | source | how checked |
|---|---|---|---|---|---|
${ramanRows.join('\n')}
`,
);
console.log(
  entries.length,
  'structures',
  { ...worst, tabulated, published, measured, byHand },
  references.length,
  'Raman',
  checkedRaman,
);
