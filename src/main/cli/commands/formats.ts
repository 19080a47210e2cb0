import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { table } from '../table.js';

/** `phaselens formats` */
export async function formats(io: Io, flags: { json?: boolean }): Promise<number> {
  const { registry } = await import('../../../core/formats/registry.js');
  const list = registry.map(({ id, name, vendor, technique, extensions, keeps }) => ({
    id,
    name,
    vendor,
    technique,
    extensions,
    keeps,
  }));
  if (flags.json) io.out(`${JSON.stringify({ formats: list }, null, 2)}\n`);
  else {
    const columns = [
      { title: 'id', value: (format: (typeof list)[number]) => format.id },
      { title: 'name', value: (format: (typeof list)[number]) => format.name },
      {
        title: 'technique',
        value: (format: (typeof list)[number]) => (format.technique === 'both' ? 'xrd, raman' : format.technique),
      },
      {
        title: 'endings',
        value: (format: (typeof list)[number]) => format.extensions.map((extension) => `.${extension}`).join(' '),
      },
      { title: 'keeps', value: (format: (typeof list)[number]) => format.keeps.join(', '), flexible: true },
    ];
    io.out(table(list, columns, io.columns));
  }
  return exitCode.done;
}
