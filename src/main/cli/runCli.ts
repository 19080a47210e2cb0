import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { LabError } from '../../contract/data/errors.js';
import { elements } from '../../core/crystal/elements.js';
import { complain } from './complain.js';
import { describeLearning } from './describeLearning.js';
import { exitCode } from './exitCode.js';
import type { Io } from './io.js';
import { UsageError } from './usageError.js';

/** Runs one command line (without node and script) to its exit code. Commands are loaded when they are called: help stays quick. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.done;
  const program = describe(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.wrongUse;
    if (error instanceof UsageError) {
      complain(io, error.message);
      return exitCode.wrongUse;
    }
    if (error instanceof LabError) {
      complain(io, error.message);
      return exitCode.failed;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    io.error(
      `Something went wrong inside Phaselens.${io.env['PHASELENS_DEBUG'] ? `\n${stack}` : ' PHASELENS_DEBUG=1 shows where.'}\n`,
    );
    return exitCode.failed;
  }
}

function describe(io: Io, done: (code: number) => void): Command {
  const program = new Command('phaselens')
    .description('Identify X-ray diffraction and Raman measurements.')
    .option('--data <folder>', 'folder of the data (default: PHASELENS_DATA, else the folder of the app)')
    .showHelpAfterError('(--help shows how)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.error(text) });

  const flagsOf = <Flags>(command: Command): Flags => command.optsWithGlobals<Flags & Record<string, unknown>>();

  program
    .command('identify')
    .description('say what measured files are, without storing anything')
    .argument('[files...]', 'measured files or folders of them')
    .addOption(new Option('--technique <technique>', 'when the file leaves it open').choices(['xrd', 'raman']))
    .option('--wavelength <wavelength>', 'X-ray line (CuKa, Mo, CoKa1) or Å; for Raman the laser line in nm')
    .option('--elements <symbols>', 'elements that must be there, e.g. Ti,O', elementList)
    .option('--forbid <symbols>', 'elements that must not be there, e.g. Pb', elementList)
    .option('--only <symbols>', 'no other elements than these', elementList)
    .option('--any-of <symbols>', 'at least one of these elements', elementList)
    .option('--references <paths...>', 'CIF files, or folders and zips of them, searched as well')
    .option('--only-references', 'search nothing but the references given')
    .option('--libraries <ids>', 'only these libraries (ids of “library list”)', commaList)
    .option('--mixture', 'look for phases that together explain the measurement')
    .option('--phases <n>', 'phases of a mixture at most', positiveInteger)
    .option('--name <text>', 'only references whose name has this in it')
    .option('--category <names>', 'only references of these classes, e.g. oxide', commaList)
    .option('--space-group <symbols>', 'only references of these space groups, e.g. P42/mnm', commaList)
    .option('--density <range>', 'only references of such a density in g/cm³, e.g. 3.8-4.4')
    .option('--cell <lengths>', 'only references whose cell has these lengths in Å, e.g. 4.59,2.96', commaList)
    .option('--exclude <specimens>', 'measured references left out by specimen, e.g. R040049', commaList)
    .option('--metric <name>', 'sqrt-cosine, cosine, pearson, euclidean or dtw')
    .option('--top <n>', 'candidates shown', positiveInteger, 10)
    .option('--json', 'print JSON')
    .action(async (files: string[], _options, command: Command) => {
      const { identify } = await import('./commands/identify.js');
      done(await identify(io, files, flagsOf(command)));
    });

  program
    .command('quantify')
    .description('say how much of each phase is in a measured file, without storing anything')
    .argument('[file]', 'X-ray powder pattern')
    .option('--phases <names>', 'only these phases, e.g. Quartz,Calcite', commaList)
    .option(
      '--references <paths...>',
      'CIF files, tables of measured patterns with their intensity ratios, or folders and zips of them',
    )
    .option(
      '--internal-standard <name=percent>',
      'phase of known weight percent, e.g. Corundum=20: the rest to 100 is amorphous',
    )
    .option('--wavelength <wavelength>', 'X-ray line (CuKa, Mo, CoKa1) or Å')
    .option('--range <from:to>', 'degrees 2θ that are fitted (default: from d = 9 Å)')
    .option('--seed <n>', 'of the bootstrap', Number, 1)
    .option('--json', 'print JSON')
    .action(async (file: string | undefined, _options, command: Command) => {
      const { quantify } = await import('./commands/quantify.js');
      done(await quantify(io, file, flagsOf(command)));
    });

  program
    .command('serve')
    .description('show the interface in a browser of this machine')
    .option('--port <port>', 'port on 127.0.0.1; 0, the default, takes a free one')
    .option('--open', 'open the default browser')
    .action(async (_options, command: Command) => {
      const { serve } = await import('./commands/serve.js');
      done(await serve(io, flagsOf(command)));
    });

  program
    .command('import')
    .description('store measured files and identify them')
    .argument('[paths...]', 'files and folders')
    .option('--project <name>', 'into this project; made when it is new')
    .addOption(new Option('--technique <technique>', 'when files leave it open').choices(['xrd', 'raman']))
    .option('--wavelength <wavelength>', 'of files that do not say theirs, as for identify')
    .option('--json', 'print JSON')
    .action(async (paths: string[], _options, command: Command) => {
      const { importFiles } = await import('./commands/importFiles.js');
      done(await importFiles(io, paths, flagsOf(command)));
    });

  const library = program.command('library').description('the reference libraries');
  library
    .command('list')
    .description('show them')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { libraryList } = await import('./commands/library.js');
      done(await libraryList(io, flagsOf(command)));
    });
  library
    .command('verify')
    .description('check every entry of the built-in libraries')
    .option('--json', 'print JSON, with every check')
    .action(async (_options, command: Command) => {
      const { libraryVerify } = await import('./commands/libraryVerify.js');
      done(await libraryVerify(io, flagsOf(command)));
    });
  library
    .command('add')
    .description('add CIF files, or folders and zips of them, to an own library')
    .argument('[paths...]')
    .option('--name <name>', 'of the library; default: that of the first file or folder')
    .action(async (paths: string[], _options, command: Command) => {
      const { libraryAdd } = await import('./commands/library.js');
      done(await libraryAdd(io, paths, flagsOf(command)));
    });
  library
    .command('import')
    .description('import a folder, zip, tar or tar.gz of any number of CIF files; again to go on after an interruption')
    .argument('<path>')
    .option('--name <name>', 'of the library; default: that of the folder or archive')
    .option('--licence <text>', 'under which the database may be used')
    .option('--citation <text>', 'of the database')
    .option('--json', 'print JSON, with every failure')
    .action(async (path: string, _options, command: Command) => {
      const { libraryImport } = await import('./commands/libraryImport.js');
      done(await libraryImport(io, path, flagsOf(command)));
    });
  for (const verb of ['enable', 'disable'] as const)
    library
      .command(verb)
      .description(verb === 'enable' ? 'search a library' : 'leave a library out of searches')
      .argument('<library>', 'id or name')
      .action(async (name: string, _options, command: Command) => {
        const { libraryEnable } = await import('./commands/libraryImport.js');
        done(await libraryEnable(io, name, verb === 'enable', flagsOf(command)));
      });
  library
    .command('export')
    .description('the list of a library as CSV')
    .argument('<library>', 'id or name')
    .option('--failures', 'the files that its import could not read instead')
    .action(async (name: string, _flags: unknown, command: Command) => {
      const { libraryExport } = await import('./commands/libraryExport.js');
      done(await libraryExport(io, name, flagsOf(command)));
    });
  library
    .command('delete')
    .description('delete an own, installed or imported library')
    .argument('<library>', 'id or name')
    .action(async (name: string, _options, command: Command) => {
      const { libraryDelete } = await import('./commands/libraryImport.js');
      done(await libraryDelete(io, name, flagsOf(command)));
    });
  library
    .command('install')
    .description('download an open library: amcsd (21 MB) or raman-open (82 MB)')
    .argument('<id>')
    .action(async (id: string, _options, command: Command) => {
      const { libraryInstall } = await import('./commands/library.js');
      done(await libraryInstall(io, id, flagsOf(command)));
    });

  program
    .command('simulate')
    .description('calculate the powder pattern of a crystal structure')
    .argument('<file.cif>')
    .option('--wavelength <wavelength>', 'CuKa, Mo, ... or Å (default: CuKa)')
    .option('--range <from:to>', 'degrees 2θ', '10:90')
    .option('--json', 'print JSON')
    .action(async (path: string, _options, command: Command) => {
      const { simulate } = await import('./commands/simulate.js');
      done(await simulate(io, path, flagsOf(command)));
    });

  describeLearning(program, io, done);

  const experiment = program.command('experiment').description('the experiments of the review');
  experiment
    .command('list')
    .description('show them with their last verdicts')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { experimentList } = await import('./commands/experiment.js');
      done(await experimentList(io, flagsOf(command)));
    });
  experiment
    .command('run')
    .description('run one of them, or all one after the other, and store the results')
    .argument('<id>', 'e1 to e8, all of these, benchmark or challenge')
    .option('--seeds <n>', 'how many seeds (default: those of the recipe)', positiveInteger)
    .option('--report <folder>', 'write the report of the newest results there; “all” always writes it')
    .option('--networks <ids>', 'benchmark, challenge: these networks, e.g. cnn2,cnn6,vgg,ours')
    .option('--reduced', 'benchmark, challenge: fewer classes and epochs, some minutes')
    .option('--classes <which>', 'benchmark: published, drawn, or the file of the published class list')
    .option('--epochs <n>', 'benchmark, challenge: at most so many', positiveInteger)
    .option(
      '--width <n>',
      'benchmark, challenge: trainings side by side (default: by cores and memory)',
      positiveInteger,
    )
    .option('--finished', 'benchmark, challenge: train nothing, tell what is finished')
    .option('--json', 'print JSON')
    .action(async (id: string, _options, command: Command) => {
      const { experimentRun } = await import('./commands/experiment.js');
      done(await experimentRun(io, id, flagsOf(command)));
    });
  experiment
    .command('report')
    .description('write the report of the newest results')
    .requiredOption('-o, --out <folder>', 'where it is written')
    .option('--format <name>', 'markdown (with its figures), html or json; all of them by default')
    .option('--benchmark', 'of the benchmark and its challenge instead of the review')
    .action(async (_options, command: Command) => {
      const { experimentReport } = await import('./commands/experimentReport.js');
      done(await experimentReport(io, flagsOf(command)));
    });

  program
    .command('report')
    .description('write the report of a stored measurement')
    .argument('<id>', 'of the measurement, as import prints it')
    .requiredOption('-o, --output <file>', '.html, .pdf, .csv or .json')
    .action(async (id: string, _options, command: Command) => {
      const { report } = await import('./commands/report.js');
      done(await report(io, id, flagsOf(command)));
    });

  program
    .command('doctor')
    .description('list every part with its version and state')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { doctor } = await import('./commands/doctor.js');
      done(await doctor(io, flagsOf(command)));
    });

  program
    .command('formats')
    .description('list the file formats that are read')
    .option('--check <folder>', 'read every file of a folder, or say why not')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const { formats } = await import('./commands/formats.js');
      done(await formats(io, flagsOf(command)));
    });

  program
    .command('backup')
    .description('write a verified copy of all data')
    .argument('[file]', 'default: the folder backups of the data')
    .action(async (path: string | undefined, _options, command: Command) => {
      const { backup } = await import('./commands/backup.js');
      done(await backup(io, path, flagsOf(command)));
    });

  program
    .command('restore')
    .description('put a backup in the place of the data; what is there now is backed up first')
    .argument('<file>')
    .action(async (path: string, _options, command: Command) => {
      const { restore } = await import('./commands/backup.js');
      done(restore(io, path, flagsOf(command)));
    });

  return program;
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

function elementList(text: string): string[] {
  const symbols = commaList(text).map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase());
  if (symbols.length === 0) throw new InvalidArgumentError('Write element symbols with commas, e.g. Ti,O.');
  const wrong = symbols.find((symbol) => !elements.has(symbol));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`“${wrong}” is no element. Write symbols with commas, e.g. Ti,O.`);
  return symbols;
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError('Write a whole number from 1 to 1000.');
  return value;
}
