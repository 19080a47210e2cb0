import type { FormatInfo } from '../../../contract/index.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { table } from '../table.js';

/** `phaselens formats`, and `phaselens formats --check FOLDER`. */
export async function formats(io: Io, flags: { json?: boolean; check?: string }): Promise<number> {
  if (flags.check !== undefined) {
    const { formatsCheck } = await import('./formatsCheck.js');
    return formatsCheck(io, flags.check, flags.json === true);
  }
  const { listFormats } = await import('../../../core/formats/listFormats.js');
  const list = listFormats();
  if (flags.json) io.out(`${JSON.stringify({ formats: list }, null, 2)}\n`);
  else {
    const columns = [
      { title: 'id', value: (format: FormatInfo) => format.id },
      { title: 'name', value: (format: FormatInfo) => format.name },
      {
        title: 'technique',
        value: (format: FormatInfo) => (format.technique === 'both' ? 'xrd, raman' : format.technique),
      },
      {
        title: 'endings',
        value: (format: FormatInfo) => format.extensions.map((extension) => `.${extension}`).join(' '),
      },
      { title: 'keeps', value: (format: FormatInfo) => format.keeps.join(', '), flexible: true },
    ];
    io.out(table(list, columns, io.columns));
  }
  return exitCode.done;
}
