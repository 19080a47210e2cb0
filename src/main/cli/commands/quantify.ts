import { basename } from 'node:path';
import { LabError, type FileQuantification, type QuantifyOptions } from '../../../contract/index.js';
import { readInput } from '../../lab/imports/readInput.js';
import { walkFiles } from '../../lab/imports/walkFiles.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { clean, table } from '../table.js';
import { UsageError } from '../usageError.js';
import { wavelengthInput } from './wavelengthInput.js';

export interface QuantifyFlags {
  data?: string;
  wavelength?: string;
  phases?: string[];
  references?: string[];
  internalStandard?: string;
  range?: string;
  seed?: number;
  json?: boolean;
}

/** `phaselens quantify FILE`: stores nothing. */
export async function quantify(io: Io, path: string | undefined, flags: QuantifyFlags): Promise<number> {
  const { file, references } = await sortArguments(path, flags.references ?? []);
  const { radiation } = wavelengthInput(flags.wavelength);
  const options = optionsOf(flags);
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const result = await lab.call('quantify.file', {
      file: { name: basename(file), bytes: await readInput(file) },
      ...(radiation ? { radiation } : {}),
      references,
      options,
    });
    for (const message of result.leftOut) complain(io, message);
    io.out(
      flags.json ? `${JSON.stringify(quantificationJson(result), null, 2)}\n` : quantificationText(result, io.columns),
    );
    return exitCode.done;
  });
}

interface Arguments {
  file: string;
  references: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
}

const isReference = (name: string): boolean => /\.(cif|zip|csv|tsv)$/i.test(name);

/** `--references` takes many values and may swallow the measured file after it: the last of them, when no file stands elsewhere. */
async function sortArguments(path: string | undefined, given: readonly string[]): Promise<Arguments> {
  const paths = [...given];
  const file = path ?? (paths.length > 1 ? paths.pop() : undefined);
  if (file === undefined) throw new UsageError('Which file? Write: phaselens quantify FILE');
  if (paths.length === 0) return { file, references: [] };
  const { files, failures } = await walkFiles(paths, { accept: isReference });
  if (files.length === 0)
    throw new LabError(
      'invalid-input',
      failures[0]?.message ?? 'No .cif, .zip or .csv file lies in the folder of --references.',
    );
  const references: Arguments['references'] = [];
  for (const one of files) references.push({ name: one.label, bytes: await readInput(one.path) });
  return { file, references };
}

function optionsOf({ phases, internalStandard, range, seed }: QuantifyFlags): Partial<QuantifyOptions> {
  const limits = /^([\d.]+):([\d.]+)$/.exec(range ?? '');
  if (range !== undefined && !(limits && Number(limits[1]) < Number(limits[2])))
    throw new UsageError(`--range ${range} is none: write from:to in degrees 2θ, e.g. 10:65.`);
  return {
    ...(phases ? { phases } : {}),
    ...(limits ? { from: Number(limits[1]), to: Number(limits[2]) } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(internalStandard === undefined ? {} : { internalStandard: standardOf(internalStandard) }),
  };
}

function standardOf(text: string): { name: string; weightPercent: number } {
  const at = text.lastIndexOf('=');
  const weightPercent = Number(text.slice(at + 1).replace(/%$/, ''));
  if (at < 1 || !(weightPercent > 0 && weightPercent < 100))
    throw new UsageError(`--internal-standard ${text} is none: write NAME=PERCENT, e.g. Corundum=20.`);
  return { name: text.slice(0, at).trim(), weightPercent };
}

/** `quantify --json`; documented in the guide, so that fields are only ever added. */
function quantificationJson({ quantification, leftOut }: FileQuantification) {
  const { phases, amorphous, amorphousError, zeroShift, rwp, range, radiation, considered, notes } = quantification;
  return {
    phases: phases.map(({ name, formula, weightPercent, error, found, references }) => ({
      name,
      formula,
      weightPercent,
      error,
      found,
      references,
    })),
    ...(amorphous === undefined ? {} : { amorphous, amorphousError }),
    zeroShift,
    rwp,
    range,
    wavelength: radiation.wavelength,
    wavelengthOrigin: radiation.origin,
    considered,
    notes: [...notes, ...leftOut],
  };
}

function quantificationText({ quantification }: FileQuantification, width: number): string {
  const { phases, amorphous, amorphousError, zeroShift, rwp, range, radiation, considered, notes } = quantification;
  const percent = (value: number) => value.toFixed(1);
  const rows = [
    ...phases.map((phase) => ({
      name: phase.name,
      formula: phase.formula,
      percent: phase.found ? percent(phase.weightPercent) : `< ${percent(phase.error)}`,
      error: phase.found ? percent(phase.error) : '',
      references: phase.references.map(({ id }) => id).join(', '),
    })),
    ...(amorphous === undefined
      ? []
      : [
          {
            name: 'not crystalline or not among the references',
            formula: '',
            percent: percent(amorphous),
            error: percent(amorphousError ?? 0),
            references: '',
          },
        ]),
  ];
  const facts = `${range[0].toFixed(2)}–${range[1].toFixed(2)}°, ${radiation.label}${radiation.origin === 'assumed' ? ' (assumed)' : ''}, ${considered} references, zero shift ${zeroShift.toFixed(3)}°, Rwp ${rwp.toFixed(1)} %`;
  return `${facts}\n${notes.map((note) => `${clean(note)}\n`).join('')}\n${table(
    rows,
    [
      { title: 'phase', value: ({ name }) => name, flexible: true },
      { title: 'formula', value: ({ formula }) => formula, flexible: true },
      { title: 'wt%', value: (row) => row.percent, align: 'right' },
      { title: '±', value: ({ error }) => error, align: 'right' },
      { title: 'references', value: (row) => row.references, flexible: true },
    ],
    width,
  )}`;
}
