import { basename } from 'node:path';
import { parseRadiation } from '../../../core/diffraction/parseRadiation.js';
import { readInput } from '../../lab/imports/readInput.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { table } from '../table.js';
import { UsageError } from '../usageError.js';
import { wavelengthInput } from './wavelengthInput.js';

export interface SimulateFlags {
  data?: string;
  wavelength?: string;
  range: string;
  json?: boolean;
}

/** `phaselens simulate FILE.cif` */
export async function simulate(io: Io, path: string, flags: SimulateFlags): Promise<number> {
  const range = /^(-?[\d.]+):([\d.]+)$/.exec(flags.range);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  if (!(from >= 0 && to <= 180 && from < to))
    throw new UsageError(`--range ${flags.range} is none: write from:to in degrees 2θ, e.g. 10:90.`);
  const { radiation = parseRadiation('CuKa', 'assumed') } = wavelengthInput(flags.wavelength);
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const pattern = await lab.call('simulate.cif', {
      file: { name: basename(path), bytes: await readInput(path) },
      radiation,
      from,
      to,
    });
    if (flags.json) {
      io.out(`${JSON.stringify(pattern, null, 2)}\n`);
      return exitCode.done;
    }
    const { cell } = pattern;
    const facts = [
      `${pattern.formula}, ${pattern.spaceGroup}, a = ${cell.a} Å, b = ${cell.b} Å, c = ${cell.c} Å, α = ${cell.alpha}°, β = ${cell.beta}°, γ = ${cell.gamma}°`,
      `${pattern.density.toFixed(3)} g/cm³; ${radiation.label}, λ = ${pattern.wavelength} Å`,
    ];
    const rows = table(
      pattern.peaks.filter(({ intensity }) => intensity >= 0.05),
      [
        { title: '2θ', value: ({ twoTheta }) => twoTheta.toFixed(3), align: 'right' },
        { title: 'd (Å)', value: ({ d }) => d.toFixed(4), align: 'right' },
        { title: 'intensity', value: ({ intensity }) => intensity.toFixed(1), align: 'right' },
        { title: 'mult', value: ({ multiplicity }) => String(multiplicity), align: 'right' },
        { title: 'hkl', value: ({ hkl }) => hkl.map((indices) => `(${indices.join(' ')})`).join(' '), flexible: true },
      ],
      io.columns,
    );
    io.out(`${facts.join('\n')}\n\n${rows}`);
    return exitCode.done;
  });
}
