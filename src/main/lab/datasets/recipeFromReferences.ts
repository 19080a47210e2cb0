import {
  LabError,
  type PhaseClass,
  type Reference,
  type ReferenceSummary,
  type SyntheticRecipe,
} from '../../../contract/index.js';
import { calculateLineList } from '../../../core/diffraction/calculateLineList.js';
import { parseRadiation } from '../../../core/diffraction/parseRadiation.js';
import { phaseOfReference } from '../../../core/synthesis/phases/phaseOfReference.js';
import { recipeOfPhases } from '../../../core/synthesis/phases/recipeOfPhases.js';
import { referenceLineLimits } from '../compute/tasks/structureReference.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { readReferenceFiles } from '../libraries/readReferenceFiles.js';

type Input = Parameters<Area<'datasets'>['datasets.fromReferences']>[0];

/** What a network of everyday size can still tell apart, and a recipe holds. */
const MOST = 2000;
/** Degrees 2θ with Cu Kα; of other radiations the same d-spacings. */
const COPPER = { wavelength: 1.540598, from: 10, to: 80 };

/** @throws LabError `invalid-input` where fewer than two phases are left, `too-large`, `not-found` */
export async function recipeFromReferences(
  lab: LabContext,
  { title, libraryId, referenceIds, files, elements, radiation }: Input,
): Promise<{ recipe: SyntheticRecipe; leftOut: string[] }> {
  const read = await readReferenceFiles(lab, 'given', files);
  const leftOut = read.failures.map(({ message }) => message);
  const ids = [...(libraryId === undefined ? [] : idsOf(lab, libraryId)), ...referenceIds];
  const builtIn = lab.shelf.builtInEntries('xrd');
  const stored = ids.flatMap((id): Reference[] => {
    const entry = builtIn.get(id);
    if (!entry) return [lab.shelf.reference(id)];
    const { summary, structure } = entry;
    if (!structure) return [];
    return [{ kind: 'structure', summary, structure, lines: calculateLineList(structure, referenceLineLimits) }];
  });
  const allowed = elements && new Set(elements);
  const references = [...stored, ...read.references].filter(
    ({ summary }) =>
      summary.technique === 'xrd' && (!allowed || summary.elements.every((element) => allowed.has(element))),
  );
  const range = rangeFor((radiation ?? parseRadiation('Cu', 'assumed')).wavelength);
  const phases: PhaseClass[] = [];
  const given = new Set(read.references);
  const names = new Set<string>();
  for (const reference of references) {
    const name = freeName(reference.summary, given.has(reference), names);
    const phase = phaseOfReference(reference, name, range);
    if (phase) {
      names.add(name);
      phases.push(phase);
    } else leftOut.push(`“${name}” is left out: it has no lines from ${range.from} to ${range.to}° 2θ.`);
  }
  if (phases.length < 2)
    throw new LabError(
      'invalid-input',
      `${phases.length === 0 ? 'No reference' : 'One reference'} is left to learn; to tell phases apart takes two.${leftOut[0] ? ` ${leftOut[0]}` : ''}`,
    );
  if (phases.length > MOST) throw tooMany(phases.length);
  const words =
    title ?? `${phases.length} phases${libraryId === undefined ? '' : ` of ${lab.shelf.get(libraryId).name}`}`;
  return { recipe: recipeOfPhases(phases, { title: words.slice(0, 200), ...range }), leftOut };
}

function idsOf(lab: LabContext, libraryId: string): string[] {
  const { technique, count, kind, name } = lab.shelf.get(libraryId);
  if (technique !== 'xrd')
    throw new LabError(
      'invalid-input',
      `“${name}” is a Raman library; patterns are calculated from crystal structures.`,
    );
  if (kind === 'imported')
    throw new LabError(
      'invalid-input',
      `“${name}” is a whole database, more than a classifier learns. Choose references, or give their CIF files.`,
    );
  if (kind === 'built-in') return [...lab.shelf.builtInEntries('xrd').keys()];
  if (count > MOST) throw tooMany(count);
  const { items } = lab.store.references.list({ libraryId, technique, offset: 0, limit: MOST });
  return items.map(({ id }) => id);
}

/** Name and space group, which polymorphs differ by; of files that write all atoms out in P 1, and where that is taken, the file's name. */
function freeName(
  { name, formula, spaceGroup, source }: ReferenceSummary,
  fromFile: boolean,
  taken: ReadonlySet<string>,
): string {
  const plain = name || formula;
  const group = spaceGroup ? `${plain} (${spaceGroup})` : plain;
  const file = fromFile ? (source.split('; ').at(-1) ?? '').replace(/\.cif$/i, '') : '';
  const wanted = [
    ...(spaceGroup === 'P 1' && file !== '' ? [file] : []),
    group,
    ...(file === '' ? [] : [`${group} ${file}`]),
  ];
  const short = wanted.map((one) => one.slice(0, 190));
  const free = short.find((one) => !taken.has(one));
  if (free !== undefined) return free;
  for (let i = 2; ; i += 1) if (!taken.has(`${short[0] ?? ''} ${i}`)) return `${short[0] ?? ''} ${i}`;
}

/** The usual range of copper, as angles of this wavelength (Å), within what diffractometers reach. */
function rangeFor(wavelength: number): { wavelength: number; from: number; to: number } {
  const moved = (angle: number): number => {
    const sine = (Math.sin((angle * Math.PI) / 360) * wavelength) / COPPER.wavelength;
    return Math.min(140, (360 / Math.PI) * Math.asin(Math.min(1, sine)));
  };
  if (Math.abs(wavelength / COPPER.wavelength - 1) < 0.001) return { wavelength, from: COPPER.from, to: COPPER.to };
  return { wavelength, from: Number(moved(COPPER.from).toFixed(1)), to: Number(moved(COPPER.to).toFixed(1)) };
}

function tooMany(count: number): LabError {
  return new LabError(
    'too-large',
    `${count} phases are more than a classifier learns at once. Choose at most ${MOST}, by their elements for instance.`,
  );
}
