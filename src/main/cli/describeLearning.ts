import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Io } from './io.js';

/** Datasets, training and models. */
export function describeLearning(program: Command, io: Io, done: (code: number) => void): void {
  const flagsOf = <Flags>(command: Command): Flags => command.optsWithGlobals<Flags & Record<string, unknown>>();

  const dataset = program.command('dataset').description('spectra to train with');
  dataset
    .command('list')
    .description('show them, and the recipes that ship')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { datasetList } = await import('./commands/dataset.js');
      done(await datasetList(io, flagsOf(command)));
    });
  dataset
    .command('create')
    .description('make one of a recipe, or of phases whose patterns are calculated')
    .argument('[recipe]', 'a .json file, or one that ships, such as dataset-1')
    .option('--references <path...>', 'phases to tell apart: CIF files, zips or folders of them')
    .option('--library <id>', 'all phases of an XRD library, such as the built-in one')
    .option('--elements <list>', 'only phases of nothing but these elements: Li,Mn,O', commaList)
    .option('--wavelength <wavelength>', 'of the patterns: Cu (the default), Mo, or in Å')
    .option('--title <title>', 'of the dataset')
    .option(
      '--spectra <n>',
      'training spectra of each phase, a quarter as many for validation and for the test',
      counting(100_000),
    )
    .option('--seed <n>', 'of the recipe of phases', counting(4_294_967_295))
    .option('--write-recipe <file>', 'write the recipe of the phases, to be changed, instead of making the dataset')
    .option('--json', 'print JSON')
    .action(async (recipe: string | undefined, _options, command: Command) => {
      const { datasetCreate } = await import('./commands/dataset.js');
      done(await datasetCreate(io, recipe, flagsOf(command)));
    });
  dataset
    .command('delete')
    .description('delete one; runs and models of it stay')
    .argument('<dataset>', 'id or title')
    .action(async (which: string, _options, command: Command) => {
      const { datasetDelete } = await import('./commands/dataset.js');
      done(await datasetDelete(io, which, flagsOf(command)));
    });

  program
    .command('train')
    .description('train a network or a classical model with a dataset; the models are stored')
    .argument('[dataset]', 'id or title')
    .option('--network <id>', 'a published one, such as liu-2017, or a .json file')
    .option('--classical <kind>', 'random-forest, svm, neighbours, nearest-centroid, threshold, or a .json file')
    .option('--epochs <n>', 'of a network, at most; as many as in the window if not said', counting(100_000))
    .option('--seeds <n>', 'how many runs, with the seeds 1, 2, ...', counting(200), 1)
    .option('--resume <run>', 'go on with a run that was cancelled, lost or failed, from its last checkpoint')
    .option('--json', 'print JSON')
    .action(async (which: string | undefined, _options, command: Command) => {
      const { train } = await import('./commands/train.js');
      done(await train(io, which, flagsOf(command)));
    });

  program
    .command('networks')
    .description('list the published networks with their sizes')
    .option('--input <n>', 'points of a spectrum', counting(1_000_000), 5000)
    .option('--classes <n>', 'how many classes they tell apart', counting(100_000), 500)
    .option('--json', 'print JSON, with every layer')
    .action(async (_options, command: Command) => {
      const { networks } = await import('./commands/networks.js');
      done(networks(io, flagsOf(command)));
    });

  program
    .command('run')
    .description('trainings, those that were not finished included')
    .command('list')
    .description('show them; train --resume goes on with one')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { runList } = await import('./commands/run.js');
      done(await runList(io, flagsOf(command)));
    });

  const model = program.command('model').description('trained models');
  model
    .command('list')
    .description('show them')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { modelList } = await import('./commands/model.js');
      done(await modelList(io, flagsOf(command)));
    });
  model
    .command('export')
    .description('write one as a file for another laboratory')
    .argument('<model>', 'hash, its beginning, or name')
    .option('-o, --output <file>', 'default: its name')
    .action(async (which: string, _options, command: Command) => {
      const { modelExport } = await import('./commands/model.js');
      done(await modelExport(io, which, flagsOf(command)));
    });
  model
    .command('import')
    .description('read such a file; its hash proves the content')
    .argument('<file>')
    .action(async (path: string, _options, command: Command) => {
      const { modelImport } = await import('./commands/model.js');
      done(await modelImport(io, path, flagsOf(command)));
    });
  model
    .command('classify')
    .description('ask a model about measured files, without storing anything')
    .argument('[files...]', 'measured files or folders of them')
    .requiredOption('--model <model>', 'hash, its beginning, or name')
    .addOption(new Option('--technique <technique>', 'when the file leaves it open').choices(['xrd', 'raman']))
    .option('--dropout-passes <n>', 'ask a network with dropout so many times more, for its confidence', counting(1000))
    .option('--wavelength <wavelength>', 'of files that do not say theirs, as for identify')
    .option('--json', 'print JSON')
    .action(async (files: string[], _options, command: Command) => {
      const { modelClassify } = await import('./commands/model.js');
      done(await modelClassify(io, files, flagsOf(command)));
    });
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function counting(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw new InvalidArgumentError(`Write a whole number from 1 to ${most}.`);
    return value;
  };
}
