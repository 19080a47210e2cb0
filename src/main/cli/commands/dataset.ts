import { basename } from 'node:path';
import {
  LabError,
  type DatasetDetail,
  type DatasetSummary,
  type EventSource,
  type Input,
  type Lab,
} from '../../../contract/index.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { readNamedFile } from '../readNamedFile.js';
import { clean, table } from '../table.js';
import { UsageError } from '../usageError.js';
import { waitForJob } from '../waitForJob.js';
import { phasesRecipe, type PhasesFlags } from './datasetPhases.js';

export interface DatasetFlags extends PhasesFlags {
  data?: string;
  json?: boolean;
}

/** `phaselens dataset list` */
export async function datasetList(io: Io, flags: DatasetFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const datasets = await lab.call('datasets.list', {});
    const recipes = await lab.call('datasets.recipes', {});
    if (flags.json) {
      const bundled = recipes.map(({ id, recipe: { title, description, source } }) => ({
        id,
        title,
        description,
        source,
      }));
      io.out(`${JSON.stringify({ datasets, recipes: bundled }, null, 2)}\n`);
      return exitCode.done;
    }
    if (datasets.length > 0) io.out(`${datasetTable(datasets, io.columns)}\n`);
    io.out(
      recipes.map(({ id, recipe }) => `Recipe: ${id}, ${recipe.title}. phaselens dataset create ${id}\n`).join(''),
    );
    return exitCode.done;
  });
}

function datasetTable(datasets: readonly DatasetSummary[], width: number): string {
  return table(
    datasets,
    [
      { title: 'id', value: ({ id }) => id },
      { title: 'title', value: ({ title }) => title, flexible: true },
      { title: 'classes', value: ({ classes }) => String(classes), align: 'right' },
      { title: 'points', value: ({ length }) => String(length), align: 'right' },
      { title: 'train', value: ({ counts }) => String(counts.train), align: 'right' },
      { title: 'validation', value: ({ counts }) => String(counts.validation), align: 'right' },
      { title: 'test', value: ({ counts }) => String(counts.test), align: 'right' },
      { title: 'sha256', value: ({ sha256 }) => sha256.slice(0, 12) },
    ],
    width,
  );
}

/** `phaselens dataset create RECIPE`: a file, or one that ships with Phaselens; or of phases, `--references PATH...`, `--library ID`. */
export async function datasetCreate(io: Io, recipe: string | undefined, flags: DatasetFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const wanted = recipe === undefined ? await phasesRecipe(io, lab, flags) : await readRecipe(lab, recipe);
    if (wanted === null) return exitCode.done;
    const made = await create(io, lab, wanted);
    const { id, title, classes, length, counts, sha256, notes } = made;
    if (flags.json) io.out(`${JSON.stringify(made, null, 2)}\n`);
    else {
      const { train, validation, test } = counts;
      const lines = [
        `${title}: ${classes} classes, ${length} points, ${train} spectra for training, ${validation} for validation, ${test} for the test.`,
        `Made as ${id}, sha256 ${sha256}`,
        ...notes,
      ];
      io.out(`${lines.map(clean).join('\n')}\n`);
    }
    return exitCode.done;
  });
}

type Recipe = Input<'datasets.create'>['recipe'];

async function readRecipe(lab: Lab, name: string): Promise<Recipe> {
  const bundled = await lab.call('datasets.recipes', {});
  const found = bundled.find(({ id }) => id === name);
  if (found) return found.recipe;
  if (!/\.json$/i.test(name))
    throw new UsageError(`“${name}” is no recipe: write a .json file, or ${bundled.map(({ id }) => id).join(', ')}.`);
  // The contract checks what is in it.
  return (await readJsonFile(name)) as Recipe;
}

/** @throws LabError `unreadable-file` naming the file */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readNamedFile(path));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabError('unreadable-file', `${basename(path)} is no JSON.`, {}, { cause });
  }
}

/** Shows the job of the call; Ctrl-C cancels it. */
async function create(io: Io, lab: Lab & EventSource, recipe: Recipe): Promise<DatasetDetail> {
  const stop = lab.on('job.changed', (job) => {
    if (job.kind !== 'make-dataset' || job.state !== 'running') return;
    stop();
    // How it ends is told by the call.
    waitForJob(lab, job, io).catch(() => undefined);
  });
  try {
    return await lab.call('datasets.create', { recipe });
  } finally {
    stop();
  }
}

/** `phaselens dataset delete ID` */
export async function datasetDelete(io: Io, which: string, flags: DatasetFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readwrite' }, async ({ lab }) => {
    const { id, title } = await findDataset(lab, which);
    await lab.call('datasets.delete', { id });
    io.out(`${clean(`“${title}” deleted.`)}\n`);
    return exitCode.done;
  });
}

/** By id, or its beginning, or title. @throws LabError `not-found` */
export async function findDataset(lab: Lab, which: string): Promise<DatasetSummary> {
  const datasets = await lab.call('datasets.list', {});
  const fitting = datasets.filter(
    ({ id, title }) => id === which || title === which || (which.length >= 4 && id.startsWith(which)),
  );
  const [found, other] = fitting;
  if (!found) throw new LabError('not-found', `There is no dataset “${which}”. “phaselens dataset list” shows them.`);
  if (other) throw new LabError('not-found', `“${which}” is more than one dataset. Write the id of one of them.`);
  return found;
}
