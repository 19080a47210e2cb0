import { stat } from 'node:fs/promises';
import {
  LabError,
  type ErrorEnvelope,
  type FileIdentification,
  type Input,
  type Lab,
  type Technique,
} from '../../../contract/index.js';
import { mapLimited } from '../../lab/mapLimited.js';
import { readInput } from '../../lab/imports/readInput.js';
import { walkFiles } from '../../lab/imports/walkFiles.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { openLab } from '../openLab.js';
import { UsageError } from '../usageError.js';
import { identificationJson } from './identificationJson.js';
import { identificationText } from './identificationText.js';
import { restraintsOf } from './restraintsOf.js';
import { wavelengthInput } from './wavelengthInput.js';

export interface IdentifyFlags {
  data?: string;
  technique?: Technique;
  wavelength?: string;
  elements?: string[];
  forbid?: string[];
  only?: string[];
  anyOf?: string[];
  references?: string[];
  onlyReferences?: boolean;
  libraries?: string[];
  mixture?: boolean;
  phases?: number;
  name?: string;
  category?: string[];
  spaceGroup?: string[];
  density?: string;
  cell?: string[];
  exclude?: string[];
  metric?: string;
  top: number;
  json?: boolean;
}

/** From so many files on, threads are worth their start. */
const MANY = 4;

/** `phaselens identify FILE...`: stores nothing, needs no database, works beside the open app. */
export async function identify(io: Io, given: readonly string[], flags: IdentifyFlags): Promise<number> {
  const { paths, references } = await sortArguments(given, flags.references ?? []);
  if (paths.length === 0) throw new UsageError('Which file? Write: phaselens identify FILE...');
  const { files, failures } = await walkFiles(paths);
  const many = files.length >= MANY;
  const { lab, close } = openLab(io, { data: flags.data, mode: 'readonly', workers: many });
  try {
    const opened = await openReferences(lab, references);
    for (const message of opened.complaints) complain(io, message);
    const input = searchInput(flags, opened.libraryId);
    const unreadable = failures.map(({ item, message }): FileIdentification => ({
      file: item,
      error: { kind: 'unreadable-file', message },
    }));
    const found = await mapLimited(files, many ? 4 : 1, ({ path, label }) => identifyOne(lab, path, label, input));
    const results = [...unreadable, ...found];
    if (flags.json) io.out(`${JSON.stringify({ files: results.map(identificationJson) }, null, 2)}\n`);
    else for (const result of results) io.out(identificationText(result, io.columns));
    for (const { error } of results) if (error) complain(io, error.message);
    if (results.length === 0) throw new UsageError('There is no file in this folder.');
    return results.some(({ error }) => error) ? exitCode.failed : exitCode.done;
  } finally {
    await close();
  }
}

/** `--references` takes many values and may swallow the measured files after it: what is no CIF, zip or folder is one of those. */
async function sortArguments(
  given: readonly string[],
  references: readonly string[],
): Promise<{ paths: string[]; references: string[] }> {
  const paths = [...given];
  const kept: string[] = [];
  for (const path of references) {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    (isFolder || /\.(cif|zip)$/i.test(path) ? kept : paths).push(path);
  }
  return { paths, references: kept };
}

async function openReferences(
  lab: Lab,
  paths: readonly string[],
): Promise<{ libraryId?: string; complaints: string[] }> {
  if (paths.length === 0) return { complaints: [] };
  const { files, failures } = await walkFiles(paths, { accept: (name) => /\.(cif|zip)$/i.test(name) });
  if (files.length === 0)
    throw new LabError('invalid-input', failures[0]?.message ?? 'No .cif file lies in the folder of --references.');
  const contents: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { path, label } of files) {
    try {
      contents.push({ name: label, bytes: await readInput(path) });
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      failures.push({ item: label, message: error.message });
    }
  }
  const [firstFailure] = failures;
  if (contents.length === 0 && firstFailure) throw new LabError('unreadable-file', firstFailure.message);
  const report = await lab.call('libraries.openTemporary', { name: 'given references', files: contents });
  return {
    libraryId: report.libraryId,
    complaints: [...failures, ...report.failures].map(({ message }) => `Reference left out: ${message}`),
  };
}

type SearchInput = Omit<Input<'identify.file'>, 'file'>;

function searchInput(flags: IdentifyFlags, given: string | undefined): SearchInput {
  const { technique, elements = [], forbid = [], only = [], anyOf = [], exclude = [], metric, top } = flags;
  if (flags.onlyReferences && given === undefined)
    throw new UsageError('--only-references needs references: write --references FOLDER as well.');
  const libraries = flags.onlyReferences && given !== undefined ? [given] : flags.libraries;
  const restraints = restraintsOf(flags);
  return {
    ...(technique ? { technique } : {}),
    ...wavelengthInput(flags.wavelength),
    options: {
      top,
      elements: { required: elements, forbidden: forbid, allowedOnly: only, anyOf },
      ...(libraries ? { libraries } : {}),
      ...(flags.mixture ? { mixture: true } : {}),
      ...(flags.phases === undefined ? {} : { phases: flags.phases }),
      ...(restraints ? { restraints } : {}),
      ...(exclude.length > 0 ? { excludeSpecimens: exclude } : {}),
      // The contract refuses an unknown one with its own sentence.
      ...(metric ? { metric: metric as 'sqrt-cosine' } : {}),
    },
  };
}

async function identifyOne(lab: Lab, path: string, label: string, input: SearchInput): Promise<FileIdentification> {
  try {
    return await lab.call('identify.file', { file: { name: label, bytes: await readInput(path) }, ...input });
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    if (error.kind === 'invalid-input') throw new UsageError(error.message);
    const envelope: ErrorEnvelope = error.toEnvelope();
    return { file: label, error: envelope };
  }
}
