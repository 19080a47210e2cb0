import { resolve } from 'node:path';
import type { Lab, SyntheticRecipe } from '../../../contract/index.js';
import { atomicWrite } from '../../files/atomicWrite.js';
import { readInput } from '../../lab/imports/readInput.js';
import { walkFiles } from '../../lab/imports/walkFiles.js';
import { complain } from '../complain.js';
import type { Io } from '../io.js';
import { UsageError } from '../usageError.js';
import { wavelengthInput } from './wavelengthInput.js';

export interface PhasesFlags {
  references?: string[];
  library?: string;
  elements?: string[];
  wavelength?: string;
  title?: string;
  spectra?: number;
  seed?: number;
  writeRecipe?: string;
}

const isStructure = (path: string): boolean => /\.(cif|zip)$/i.test(path);

/** The recipe of the phases that the flags name, or null where it was written to a file. */
export async function phasesRecipe(io: Io, lab: Lab, flags: PhasesFlags): Promise<SyntheticRecipe | null> {
  const { references = [], library, elements, title, spectra, seed, writeRecipe } = flags;
  if (references.length === 0 && library === undefined)
    throw new UsageError(
      'Which recipe? Write: phaselens dataset create RECIPE, or --references PATH... or --library ID for phases',
    );
  const found =
    references.length > 0 ? await walkFiles(references, { accept: isStructure }) : { files: [], failures: [] };
  const { radiation } = wavelengthInput(flags.wavelength);
  if (flags.wavelength !== undefined && !radiation)
    throw new UsageError(`--wavelength ${flags.wavelength} is none of X-rays: write Cu, Mo, or a number in Å.`);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const { path, label } of found.files) files.push({ name: label, bytes: await readInput(path) });
  const { recipe, leftOut } = await lab.call('datasets.fromReferences', {
    files,
    ...(library === undefined ? {} : { libraryId: library }),
    ...(elements ? { elements } : {}),
    ...(title === undefined ? {} : { title }),
    ...(radiation ? { radiation } : {}),
  });
  for (const message of [...found.failures.map((failure) => failure.message), ...leftOut]) complain(io, message);
  const wanted = {
    ...recipe,
    ...(seed === undefined ? {} : { seed }),
    ...(spectra === undefined ? {} : { splits: splitsOf(spectra) }),
  };
  if (writeRecipe === undefined) return wanted;
  const path = resolve(writeRecipe);
  atomicWrite(path, new TextEncoder().encode(`${JSON.stringify(wanted, null, 1)}\n`));
  io.out(`${path} written.\n`);
  return null;
}

function splitsOf(perClass: number): SyntheticRecipe['splits'] {
  const rest = { kind: 'drawn', perClass: Math.max(1, Math.round(perClass / 4)) } as const;
  return { train: { kind: 'drawn', perClass }, validation: rest, test: rest };
}
