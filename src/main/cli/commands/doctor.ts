import type { DoctorPart } from '../../../contract/index.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { LabError } from '../../../contract/index.js';
import { withLab } from '../openLab.js';
import { table } from '../table.js';

export interface DoctorFlags {
  data?: string;
  json?: boolean;
}

/** `phaselens doctor`: also works where the database does not, because that is when it is asked. */
export async function doctor(io: Io, flags: DoctorFlags): Promise<number> {
  const parts = await examine(io, flags);
  if (flags.json) io.out(`${JSON.stringify({ parts }, null, 2)}\n`);
  else {
    const columns = [
      { title: 'part', value: (part: DoctorPart) => part.name },
      { title: 'version', value: (part: DoctorPart) => part.version },
      { title: 'state', value: (part: DoctorPart) => part.state },
      { title: 'detail', value: (part: DoctorPart) => part.detail },
    ];
    // Never shortened: the end of a sentence says what to do.
    io.out(table(parts, columns, Infinity));
  }
  return parts.some(({ state }) => state === 'degraded') ? exitCode.failed : exitCode.done;
}

async function examine(io: Io, { data }: DoctorFlags): Promise<DoctorPart[]> {
  try {
    return await withLab(
      io,
      { data, mode: 'readonly' },
      async ({ lab }) => (await lab.call('system.doctor', {})).parts,
    );
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return [
      { name: 'node', version: process.versions.node, state: 'ok', detail: 'Runs the command line.' },
      { name: 'database', version: '', state: 'degraded', detail: error.message },
    ];
  }
}
