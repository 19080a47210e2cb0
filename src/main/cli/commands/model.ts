import { basename, resolve } from 'node:path';
import {
  LabError,
  type Classification,
  type ErrorEnvelope,
  type Lab,
  type ModelSummary,
  type Technique,
} from '../../../contract/index.js';
import { atomicWrite } from '../../files/atomicWrite.js';
import { readInput } from '../../lab/imports/readInput.js';
import { walkFiles } from '../../lab/imports/walkFiles.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { clean, table } from '../table.js';
import { UsageError } from '../usageError.js';
import { wavelengthInput } from './wavelengthInput.js';

export interface ModelFlags {
  data?: string;
  json?: boolean;
  output?: string;
  model?: string;
  technique?: Technique;
  wavelength?: string;
  dropoutPasses?: number;
}

/** Of a model's file. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** `phaselens model list` */
export async function modelList(io: Io, flags: ModelFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const models = await lab.call('models.list', {});
    if (flags.json) io.out(`${JSON.stringify({ models }, null, 2)}\n`);
    else if (models.length === 0) io.out('There is no model yet. phaselens train makes one.\n');
    else io.out(modelTable(models, io.columns));
    return exitCode.done;
  });
}

function modelTable(models: readonly ModelSummary[], width: number): string {
  return table(
    models,
    [
      { title: 'hash', value: ({ hash }) => hash.slice(0, 12) },
      { title: 'name', value: ({ name }) => name, flexible: true },
      { title: 'classes', value: ({ classNames }) => String(classNames.length), align: 'right' },
      { title: 'axis', value: ({ axis }) => axis.unit },
      {
        title: 'test %',
        value: ({ testAccuracy: a }) => (a === undefined ? '' : (100 * a).toFixed(1)),
        align: 'right',
      },
      { title: 'KiB', value: ({ bytes }) => String(Math.ceil(bytes / 1024)), align: 'right' },
      { title: 'used', value: ({ used }) => (used ? 'yes' : '') },
    ],
    width,
  );
}

/** `phaselens model export HASH [-o FILE]` */
export async function modelExport(io: Io, which: string, flags: ModelFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const { hash } = await findModel(lab, which);
    const { fileName, bytes } = await lab.call('models.export', { hash });
    const path = resolve(flags.output ?? fileName);
    atomicWrite(path, bytes);
    io.out(`${path} written, ${Math.ceil(bytes.byteLength / 1024)} KiB.\n`);
    return exitCode.done;
  });
}

/** `phaselens model import FILE` */
export async function modelImport(io: Io, path: string, flags: ModelFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readwrite' }, async ({ lab }) => {
    const bytes = await readInput(path, MOST_BYTES);
    const { hash, name } = await lab.call('models.import', { file: { name: basename(path), bytes } });
    io.out(clean(`“${name}” imported as ${hash}.`) + '\n');
    return exitCode.done;
  });
}

type Answer = { file: string } & (Classification | { error: ErrorEnvelope });

/** `phaselens model classify FILE... --model HASH`: stores nothing. */
export async function modelClassify(io: Io, paths: readonly string[], flags: ModelFlags): Promise<number> {
  if (paths.length === 0 || flags.model === undefined)
    throw new UsageError('Which file, and which model? Write: phaselens model classify FILE... --model HASH');
  const { files, failures } = await walkFiles(paths);
  const input = {
    ...(flags.technique ? { technique: flags.technique } : {}),
    ...wavelengthInput(flags.wavelength),
    ...(flags.dropoutPasses === undefined ? {} : { dropoutPasses: flags.dropoutPasses }),
  };
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const { hash } = await findModel(lab, flags.model ?? '');
    const answers: Answer[] = failures.map(({ item, message }) => ({
      file: item,
      error: { kind: 'unreadable-file', message },
    }));
    for (const { path, label } of files) {
      try {
        const file = { name: label, bytes: await readInput(path) };
        answers.push({ file: label, ...(await lab.call('models.classifyFile', { hash, file, ...input })) });
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        answers.push({ file: label, error: error.toEnvelope() });
      }
    }
    if (flags.json) io.out(`${JSON.stringify({ model: hash, files: answers.map(answerJson) }, null, 2)}\n`);
    else
      io.out(
        answers
          .filter((answer) => !('error' in answer))
          .map(answerText)
          .join('\n'),
      );
    for (const answer of answers) if ('error' in answer) complain(io, answer.error.message);
    return answers.some((answer) => 'error' in answer) ? exitCode.failed : exitCode.done;
  });
}

function answerJson(answer: Answer) {
  if ('error' in answer)
    return {
      file: answer.file,
      classes: [],
      notes: [],
      error: { kind: answer.error.kind, message: answer.error.message },
    };
  const { file, classes, confidence, notes, milliseconds } = answer;
  return { file, classes, ...(confidence ? { confidence } : {}), notes, milliseconds };
}

function answerText(answer: Answer): string {
  if ('error' in answer) return '';
  const lines = answer.classes
    .slice(0, 5)
    .map(({ name, probability }) => `  ${(100 * probability).toFixed(1).padStart(5)} %  ${name}`);
  return [`${answer.file}: ${answer.modelName}`, ...lines, ...votesText(answer), ...answer.notes, '']
    .map(clean)
    .join('\n');
}

function votesText({ confidence }: Classification): string[] {
  if (!confidence) return [];
  const { passes, votes, entropy } = confidence;
  const shares = votes.slice(0, 3).map(({ name, share }) => `${(100 * share).toFixed(0)} % ${name}`);
  return [`Votes of ${passes} passes with dropout: ${shares.join(', ')}; entropy ${entropy.toFixed(2)}.`];
}

/** By hash, its beginning, or name. @throws LabError `not-found` */
async function findModel(lab: Lab, which: string): Promise<ModelSummary> {
  const models = await lab.call('models.list', {});
  const fitting = models.filter(
    ({ hash, name }) => name === which || (which.length >= 4 && hash.startsWith(which.toLowerCase())),
  );
  const [found, other] = fitting;
  if (!found) throw new LabError('not-found', `There is no model “${which}”. “phaselens model list” shows them.`);
  if (other) throw new LabError('not-found', `“${which}” is more than one model. Write more of its hash.`);
  return found;
}
