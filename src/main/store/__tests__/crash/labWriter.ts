import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLab } from '../../../lab/createLab.js';
import { createInProcessLab } from '../../../transports/inProcess.js';
import { hashOf, say } from './ledger.js';

/** Files of one call of `imports.add`, which stores them all or none. */
export const FILES = 3;

/** Strong lines of quartz, °2θ for Cu Kα and relative height: something to identify. */
const LINES = [
  [20.86, 22],
  [26.64, 100],
  [36.54, 8],
  [39.47, 8],
  [50.14, 14],
  [59.96, 9],
  [68.14, 8],
] as const;

/** Imports files and identifies them through the lab until it is killed; with `background`, the lab identifies on its own account too. */
export async function workInLab(dataFolder: string, root: string, background: boolean): Promise<never> {
  const lab = createInProcessLab(
    createLab({
      dataFolder,
      mode: 'readwrite',
      resourcesFolder: join(root, 'resources'),
      cacheFolder: join(tmpdir(), 'phaselens-crash-cache'),
      version: '0.0.0',
      compute: 'inline',
    }),
    'trusted',
  );
  await lab.call('settings.set', { identifyOnImport: background });
  say({ kind: 'ready' });
  for (;;) {
    const job = await lab.call('imports.begin', { title: 'Crash test', total: FILES, projectId: null });
    const batch = Math.floor(Math.random() * 2 ** 31);
    const files = Array.from({ length: FILES }, (_, index) => file(`batch-${batch}-${index}.xy`, batch + index));
    const outcomes = await lab.call('imports.add', {
      jobId: job.id,
      files: files.map(({ name, bytes }) => ({ name, bytes })),
    });
    const ids: string[] = [];
    outcomes.forEach((outcome, index) => {
      const [id] = outcome.status === 'imported' ? outcome.measurementIds : [];
      const intensities = files[index]?.intensities;
      if (id === undefined || intensities === undefined) throw new Error(`Not imported: ${JSON.stringify(outcome)}`);
      ids.push(id);
      say({ kind: 'imported', id, intensities });
    });
    for (const measurementId of ids) {
      await lab.call('identify.run', { measurementId, options: {} });
      say({ kind: 'identified', id: measurementId });
    }
    await lab.call('imports.finish', { jobId: job.id });
  }
}

function file(name: string, seed: number): { name: string; bytes: Uint8Array<ArrayBuffer>; intensities: string } {
  const x = Array.from({ length: 1200 }, (_, index) => 10 + index * 0.05);
  const y = Float64Array.from(x, (position, index) => {
    const peaks = LINES.map(([at, height]) => 50 * height * Math.exp(-(((position - at) / 0.08) ** 2)));
    return Math.round(200 + ((seed * 7919 + index * 104_729) % 23) + peaks.reduce((sum, value) => sum + value, 0));
  });
  const header = `# Sample: ${name}\n# Wavelength: 1.54060 Angstrom (Cu Kalpha1)\n# 2theta (deg)\tIntensity (counts)\n`;
  const rows = x.map((position, index) => `${position.toFixed(3)}\t${y[index] ?? 0}\n`).join('');
  return { name, bytes: new TextEncoder().encode(header + rows), intensities: hashOf(y) };
}
