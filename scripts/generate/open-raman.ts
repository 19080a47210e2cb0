/** RRUFF spectra of the PyPI wheel pyopenspecy 0.0.1, for the generators of the built-in Raman library. */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Measured {
  mineral: string;
  specimen: string;
  x: Float64Array;
  y: Float64Array;
}

/** Every spectrum, x ascending, from a folder with raman_library.csv and raman_metadata.csv. */
export async function readOpenRaman(folder: string): Promise<Measured[]> {
  const [head = '', ...lines] = readFileSync(join(folder, 'raman_metadata.csv'), 'utf8').split(/\r?\n/);
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '');
  const column = (name: string): number => cells(head).indexOf(name);
  const label = new Map<string, { mineral: string; specimen: string }>();
  for (const line of lines) {
    const row = cells(line);
    if (row[column('organization')] !== 'RRUFF') continue;
    label.set(row[column('sample_name')] ?? '', {
      mineral: row[column('spectrum_identity')] ?? '',
      specimen: row[column('rid')] ?? '',
    });
  }
  const spectra = new Map<string, [number, number][]>();
  for await (const line of createInterface({ input: createReadStream(join(folder, 'raman_library.csv')) })) {
    const [x, y, name = ''] = line.split(',');
    if (!label.has(name)) continue;
    const rows = spectra.get(name) ?? [];
    rows.push([Number(x), Number(y)]);
    spectra.set(name, rows);
  }
  return [...spectra].map(([name, rows]) => {
    rows.sort((a, b) => a[0] - b[0]);
    const { mineral, specimen } = label.get(name) ?? { mineral: '', specimen: '' };
    return {
      mineral,
      specimen,
      x: Float64Array.from(rows, ([x]) => x),
      y: Float64Array.from(rows, ([, y]) => y),
    };
  });
}

/** Mean of spectra on a grid of 1 1/cm, each scaled to its maximum first. */
export function meanSpectrum(spectra: readonly Measured[]): { x: Float64Array; y: Float64Array } {
  const sum = new Float64Array(4001);
  const count = new Float64Array(4001);
  for (const { x, y } of spectra) {
    const top = y.reduce((most, value) => Math.max(most, value), 0) || 1;
    let j = 0;
    for (let at = Math.ceil(x[0] ?? 0); at <= Math.min(4000, x.at(-1) ?? 0); at++) {
      while (j < x.length - 2 && (x[j + 1] ?? 0) < at) j++;
      const [x0, y0, x1, y1] = [x[j] ?? 0, y[j] ?? 0, x[j + 1] ?? 0, y[j + 1] ?? 0];
      sum[at] = (sum[at] ?? 0) + (y0 + ((y1 - y0) * (at - x0)) / (x1 - x0 || 1)) / top;
      count[at] = (count[at] ?? 0) + 1;
    }
  }
  const places = [...count.keys()].filter((i) => (count[i] ?? 0) > 0);
  return {
    x: Float64Array.from(places),
    y: Float64Array.from(places, (i) => (sum[i] ?? 0) / (count[i] ?? 1)),
  };
}

/** One mean spectrum for each specimen of each mineral. */
export function meanOfSpecimens(spectra: readonly Measured[]): Measured[] {
  const groups = new Map<string, Measured[]>();
  for (const spectrum of spectra) {
    const key = `${spectrum.mineral} ${spectrum.specimen}`;
    groups.set(key, [...(groups.get(key) ?? []), spectrum]);
  }
  return [...groups.values()].map((group) => ({
    mineral: group[0]?.mineral ?? '',
    specimen: group[0]?.specimen ?? '',
    ...meanSpectrum(group),
  }));
}
