/**
 * Writes resources/libraries/xrd-builtin.json: cells, space groups and sites of common phases (xrd-builtin-phases.mjs, xrd-builtin-everyday.mjs)
 * taken from CIF files and from `larch/xrd/amcsd_cif1.db` of the PyPI wheel xraylarch 0.9.75, each checked by verifyXrdEntry.ts and, where
 * one exists, against a measured pattern. An entry that fails a check is left out and named.
 * Run: node scripts/generate/xrd-builtin.mjs ../shared/samples FOLDER/larch/xrd/amcsd_cif1.db
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Papa from 'papaparse';
import { createServer } from 'vite';
import { everyday } from './xrd-builtin-everyday.mjs';
import { phases, typed } from './xrd-builtin-phases.mjs';

const samples = process.argv[2] ?? '../shared/samples';
const database = new DatabaseSync(process.argv[3], { readOnly: true });
const root = path.resolve(import.meta.dirname, '../..');
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
});
const load = (file) => server.ssrLoadModule(`/src/core/${file}.ts`);
const { parseCif } = await load('crystal/parseCif');
const { density } = await load('crystal/density');
const { formulaOf } = await load('crystal/formulaOf');
const { parseFormula } = await load('crystal/parseFormula');
const { cellVolume } = await load('crystal/cellVolume');
const { cellContents } = await load('crystal/cellContents');
const { amcsdQuery } = await load('references/amcsdQuery');
const { decodeAmcsdRow } = await load('references/decodeAmcsd');
const { parseXrdLibrary } = await load('references/parseXrdLibrary');
const { verifyXrdEntry } = await load('references/verifyXrdEntry');
const { elementsOf } = await load('crystal/elementsOf');
const { analyseSymmetry } = await load('crystal/analyseSymmetry');
const { identifySpaceGroup } = await load('crystal/identifySpaceGroup');
const { findSpaceGroupSettings } = await load('crystal/findSpaceGroupSettings');
const { expandSetting } = await load('crystal/expandSetting');
const { calculateLineList } = await load('diffraction/calculateLineList');
const { powderPattern } = await load('diffraction/powderPattern');
const { renderPattern } = await load('diffraction/renderPattern');
const { parseRadiation } = await load('diffraction/parseRadiation');

const csv = (file) =>
  Papa.parse(readFileSync(path.join(samples, file), 'utf8'), { header: true, skipEmptyLines: true }).data;
const index = csv('reference-structures/index.csv');
const radiation = parseRadiation('CuKa');

/** Measured patterns with their chemistry; files judged noise-free are probably calculated and prove nothing. */
const measured = [
  ...csv('xrd-single-rruff/labels.csv')
    .filter((row) => row.judgement.startsWith('measured'))
    .map((row) => ({
      file: `xrd-single-rruff/${row.rruff_id}.csv`,
      name: `${row.rruff_id} of RRUFF`,
      chemistry: row.ideal_chemistry,
    })),
  ...readdirSync(path.join(samples, 'xrd-single-xred')).map((file) => ({
    file: `xrd-single-xred/${file}`,
    name: `${file} of XRED`,
    chemistry: path.parse(file).name,
  })),
].map((entry) => {
  const rows = csv(entry.file);
  const x = Float64Array.from(rows, (row) => Number(row.angle));
  const y = Float64Array.from(rows, (row) => Number(row.intensity));
  return { ...entry, x, y: withoutBackground(y), elements: new Set(entry.chemistry.match(/[A-Z][a-z]?/g)) };
});

/** SNIP (C. G. Ryan et al., Nucl. Instrum. Methods B34 (1988) 396) on the double square root, half windows 60 to 1. */
function withoutBackground(y) {
  let v = Float64Array.from(y, (value) => Math.log(Math.log(Math.sqrt(Math.max(value, 0) + 1) + 1) + 1));
  for (let w = 60; w >= 1; w--) {
    const next = Float64Array.from(v);
    for (let i = w; i < v.length - w; i++) next[i] = Math.min(v[i], (v[i - w] + v[i + w]) / 2);
    v = next;
  }
  return Float64Array.from(y, (value, i) => Math.max(0, value - ((Math.exp(Math.exp(v[i]) - 1) - 1) ** 2 - 1)));
}

function cosine(p, q) {
  let [pq, pp, qq] = [0, 0, 0];
  for (let i = 0; i < p.length; i++) {
    pq += p[i] * q[i];
    pp += p[i] * p[i];
    qq += q[i] * q[i];
  }
  return pq / Math.sqrt(pp * qq);
}

/** Best cosine of calculated and measured profile over a joint shift (0.3°), a change of the cell (0.6 %) and the width. */
function agreement(structure, pattern) {
  const lines = calculateLineList(structure, { dMin: 1.1 });
  let best = 0;
  for (let strain = -0.006; strain <= 0.0061; strain += 0.001) {
    const sticks = powderPattern({ ...lines, dSpacing: lines.dSpacing.map((d) => d * (1 + strain)) }, radiation, {
      from: 8,
      to: 82,
    });
    for (const w of [0.01, 0.03, 0.08])
      for (let shift = -0.3; shift <= 0.301; shift += 0.04) {
        const moved = { twoTheta: sticks.twoTheta.map((t) => t + shift), intensity: sticks.intensity };
        const profile = renderPattern(moved, pattern.x, { shape: { u: 0.008, v: -0.003, w, eta: 0.5 } });
        best = Math.max(best, cosine(profile, pattern.y));
      }
  }
  return best;
}

const round = (value, digits) => Number(value.toFixed(digits));
const tabulated = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tabulated-densities.json'), 'utf8'));
const records = new Map(
  [...database.prepare(amcsdQuery).iterate()].map((row) => [String(row.id).padStart(7, '0'), row]),
);

const sentences = [
  [/^H sites absent$/, 'The hydrogen atoms are not placed.'],
  [/^mixed\/partial occupancy$/, 'Sites are mixed or partly occupied.'],
  [/^old refinement \((\d+)\)$/, 'Old refinement ($1): positions may be coarse.'],
  [
    /^prototype cell.*$/,
    'Cell of an encyclopedia of structure types: may differ a little from one at room temperature.',
  ],
  [/^cubic model.*$/, 'The cubic phase of high temperatures; at room temperature the structure is distorted.'],
  [/^file is the orthorhombic.*$/, 'In the orthorhombic (pseudo-tetragonal) setting.'],
  [/^extra-framework.*$/, 'Water and cations between the framework are incomplete.'],
  [/^D written as H$/, 'Measured on the deuterium compound.'],
];

/** The index's remarks on a file as sentences. */
const toSentences = (notes) =>
  notes
    .split(';')
    .map((note) => note.trim())
    .filter((note) => note !== '')
    .map((note) => {
      const [pattern, sentence] = sentences.find(([known]) => known.test(note)) ?? [];
      if (pattern === undefined) throw new Error(`no sentence for the remark "${note}"`);
      return note.replace(pattern, sentence);
    })
    .join(' ');

/** What a CIF of the index says. */
function fromIndex({ phase, rank }) {
  const row = index.find((r) => r.phase === phase && r.rank === rank);
  if (row === undefined) throw new Error(`no ${phase} of rank ${rank}`);
  const text = readFileSync(path.join(samples, 'reference-structures', row.file), 'utf8');
  const [structure] = parseCif(text, row.file);
  const code = row.amcsd_code === '' ? (row.cod_id === '' ? '' : `COD ${row.cod_id}`) : `AMCSD ${row.amcsd_code}`;
  return {
    structure,
    source: code === '' ? row.source.split(',')[0].trim() : code,
    citation:
      structure.citation ??
      (/[a-z]/i.test(row.reference) ? row.reference : `Crystallography Open Database, entry ${row.cod_id}`),
    published: Number(/_exptl_crystal_density_diffrn\s+([\d.]+)/.exec(text)?.[1] ?? Number.NaN),
    independent: Number(row.density),
    notes: row.notes,
  };
}

/** What a record of AMCSD says. */
function fromAmcsd(code) {
  const row = records.get(code);
  if (row === undefined) throw new Error(`no AMCSD record ${code}`);
  const { structure } = decodeAmcsdRow(row);
  const year = Number(row.year);
  return {
    structure,
    source: `AMCSD ${code}`,
    citation: structure.citation ?? 'American Mineralogist Crystal Structure Database',
    published: Number(row.crystal_density),
    notes: year < 1950 ? `old refinement (${year})` : '',
  };
}

const prepared = [...phases, ...everyday].map(({ phase, id, name, category, rank, formula, amcsd, common = true }) => {
  const found = amcsd === undefined ? fromIndex({ phase, rank }) : fromAmcsd(amcsd);
  return {
    ...found,
    id,
    name,
    category,
    formula,
    common,
    published: found.published > 0 ? found.published : undefined,
  };
});
for (const entry of typed) {
  const { a, b, c, alpha, beta, gamma } = entry.cell;
  const [setting] = findSpaceGroupSettings({ hermannMauguin: entry.spaceGroup });
  prepared.push({
    ...entry,
    common: true,
    structure: {
      cell: { a, b, c, alpha, beta, gamma },
      spaceGroup: entry.spaceGroup.replace(/ :\w$/, ''),
      spaceGroupNumber: setting?.number ?? 2,
      operators: entry.operators ?? [...expandSetting(setting)],
      sites: entry.sites.map(([element, x, y, z], i) => ({
        label: `${element}${i + 1}`,
        element,
        x,
        y,
        z,
        occupancy: 1,
      })),
    },
    source: entry.source ?? 'entered by hand, no stored record',
    published: entry.publishedDensity,
    notes: '',
  });
}

/** Elements of the formula that the sites hold less of: hydrogen only. */
function unplacedOf(structure, formula) {
  const wanted = parseFormula(formula);
  const contents = cellContents(structure);
  const [anchor] = [...wanted.keys()].filter((e) => e !== 'H');
  const units = contents.get(anchor) / wanted.get(anchor);
  return (wanted.get('H') ?? 0) * units > (contents.get('H') ?? 0) * 1.005 ? ['H'] : undefined;
}

/** Density with the hydrogen that the sites lack. */
function fullDensity(structure, formula, unplaced) {
  if (unplaced === undefined) return density(structure);
  const wanted = parseFormula(formula);
  const contents = cellContents(structure);
  const [anchor] = [...wanted.keys()].filter((e) => e !== 'H');
  const lacking = (wanted.get('H') * contents.get(anchor)) / wanted.get(anchor) - (contents.get('H') ?? 0);
  return density(structure) + (1.66053907 * 1.008 * lacking) / cellVolume(structure.cell);
}

/** The tabulated density of the formula nearest to the structure's, where one is within 5 %: tables name polymorphs, but not always. */
function tabulatedFor(formula, own) {
  const rows = tabulated.rows.filter((row) => row.formula === formula).map((row) => [row.density, row.name]);
  rows.sort((p, q) => Math.abs(p[0] / own - 1) - Math.abs(q[0] / own - 1));
  if (rows.length === 0 || Math.abs(own / rows[0][0] - 1) <= 0.05) return rows[0];
  console.log(
    `no tabulated density of ${formula} near ${own.toFixed(3)}: ${rows.map(([d, name]) => `${d} (${name})`).join(', ')}`,
  );
  return undefined;
}

for (const entry of prepared) {
  const elements = new Set(elementsOf(entry.structure));
  for (const pattern of measured) {
    if (pattern.elements.size !== elements.size || [...elements].some((e) => !pattern.elements.has(e))) continue;
    const score = agreement(entry.structure, pattern);
    console.log(`${entry.id} ${pattern.name} ${pattern.chemistry} cosine ${score.toFixed(3)}`);
    // A measured pattern proves the one phase that fits it best.
    if (score > 0.85 && score > (pattern.best?.score ?? 0)) pattern.best = { entry, score };
  }
}

const library = {
  id: 'xrd-builtin',
  name: 'Common phases',
  version: '2',
  licence:
    'Facts (cells, space groups, coordinates); each entry names its article. AMCSD: free use with attribution. COD: CC0.',
  citation:
    'The article of each entry; R. T. Downs, M. Hall-Wallace, American Mineralogist 88 (2003) 247; S. Grazulis et al., Nucleic Acids Research 40 (2012) D420',
};
const leftOut = [];
const entries = prepared.flatMap((entry) => {
  const { structure } = entry;
  const setting = identifySpaceGroup(analyseSymmetry(structure.operators).operators);
  const { a, c, alpha, beta, gamma } = structure.cell;
  // A source may print axes that are equal by symmetry with a difference in the last digit.
  const b = structure.spaceGroupNumber >= 75 && Math.abs(structure.cell.b / a - 1) < 1e-4 ? a : structure.cell.b;
  const formula = entry.formula ?? formulaOf(structure);
  const unplaced = unplacedOf(structure, formula);
  const tabulatedDensity = tabulatedFor(formula, fullDensity(structure, formula, unplaced));
  const fact = {
    id: entry.id,
    name: entry.name,
    formula,
    category: entry.category,
    ...(entry.common ? { common: true } : {}),
    cell: [a, b, c, alpha, beta, gamma],
    spaceGroup: structure.spaceGroup,
    number: structure.spaceGroupNumber,
    ...(setting === undefined ? { operators: structure.operators } : { hall: setting.hallNumber }),
    sites: structure.sites
      .filter((s) => s.occupancy > 0)
      .map((s) => [
        s.label,
        s.element,
        s.x,
        s.y,
        s.z,
        round(s.occupancy, 5),
        s.bIso === undefined ? null : round(s.bIso, 3),
        ...(s.hydrogens === undefined ? [] : [s.hydrogens]),
      ]),
    citation: entry.citation,
    source: entry.source,
    ...(entry.published === undefined ? {} : { publishedDensity: entry.published }),
    ...(tabulatedDensity === undefined ? {} : { tabulatedDensity }),
    ...(unplaced === undefined ? {} : { unplaced }),
    verification: [],
    ...(entry.notes === '' ? {} : { notes: toSentences(entry.notes) }),
  };
  let checks;
  try {
    const [parsed] = parseXrdLibrary({ ...library, entries: [fact] });
    checks = verifyXrdEntry(fact, parsed.structure);
  } catch (error) {
    leftOut.push(`${entry.id}: ${error.message}`);
    return [];
  }
  const failed = checks.filter((check) => !check.ok);
  if (failed.length > 0) {
    leftOut.push(`${entry.id}: ${failed.map((check) => check.statement).join('; ')}`);
    return [];
  }
  const own = density(structure);
  for (const { check, statement } of checks)
    if (check === 'density' || check === 'tabulated-density') fact.verification.push({ kind: 'density', statement });
  if (fact.publishedDensity === undefined && entry.independent > 0) {
    if (Math.abs(own / entry.independent - 1) > 0.02) throw new Error(`${entry.id}: density ${own}`);
    fact.verification.push({
      kind: 'density',
      statement: `density ${own.toFixed(3)} g/cm³ agrees with an independent calculation (pymatgen)`,
    });
  }
  if (entry.bonds !== undefined)
    fact.verification.push({
      kind: 'literature',
      statement: `the sites give the bond lengths known of the phase: ${entry.bonds}`,
    });
  for (const pattern of measured)
    if (pattern.best?.entry === entry)
      fact.verification.push({
        kind: 'measured-pattern',
        statement: `matches the measured pattern ${pattern.name} (profile cosine ${pattern.best.score.toFixed(2)})`,
      });
  return [fact];
});
for (const line of leftOut) console.log(`left out ${line}`);

const head = JSON.stringify(library, null, 1).slice(0, -2);
writeFileSync(
  path.join(root, 'resources/libraries/xrd-builtin.json'),
  `${head},\n "entries": [\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n ]\n}\n`,
);
console.log(`${entries.length} entries, ${measured.filter((p) => p.best).length} checked against a measured pattern`);
await server.close();
