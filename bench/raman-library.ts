/** The open Raman library of the PyPI wheel pyopenspecy, as the measurements of this folder use it. */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Papa from 'papaparse';
import type { RamanReference } from '../src/core/matching/ramanReferences.js';

export interface Entry {
  name: string;
  specimen: string;
  database: 'rruff' | 'other';
  reference: Extract<RamanReference, { kind: 'spectrum' }>;
}

/** From the folder that holds raman_library.csv and raman_metadata.csv. */
export async function readLibrary(path: string): Promise<Entry[]> {
  const metadata = Papa.parse<Record<string, string>>(readFileSync(join(path, 'raman_metadata.csv'), 'utf8'), {
    header: true,
  }).data;
  const wanted = new Map(metadata.map((row) => [row['sample_name'] ?? '', row]));
  const points = new Map<string, [number, number][]>();
  const lines = createInterface({ input: createReadStream(join(path, 'raman_library.csv')) });
  for await (const line of lines) {
    const [wavenumber, intensity, sample = ''] = line.split(',');
    if (!wanted.has(sample)) continue;
    const point: [number, number] = [Number(wavenumber), Number(intensity)];
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) continue;
    const list = points.get(sample);
    if (list) list.push(point);
    else points.set(sample, [point]);
  }
  return [...points].flatMap(([sample, list]): Entry[] => {
    const row = wanted.get(sample)!;
    const sorted = list.sort((a, b) => a[0] - b[0]).filter((point, i) => i === 0 || point[0] > list[i - 1]![0]);
    if (sorted.length < 20) return [];
    const database = row['organization'] === 'RRUFF' ? 'rruff' : 'other';
    const identity = row['spectrum_identity'] ?? '';
    // The Raman Open Database names its spectra by formula, as the installed library does.
    const isFormula = row['organization'] === 'Raman Open Database';
    const name = isFormula ? identity.replace(/\s+/g, '') : identity;
    const specimen = row['rid'] || sample;
    return [
      {
        name,
        specimen,
        database,
        reference: {
          kind: 'spectrum',
          summary: {
            id: sample,
            libraryId: database,
            technique: 'raman',
            name,
            formula: isFormula ? name : '',
            elements: [],
            source: row['organization'] ?? '',
            specimen,
            verification: [],
          },
          x: Float64Array.from(sorted, (point) => point[0]),
          y: Float64Array.from(sorted, (point) => point[1]),
        },
      },
    ];
  });
}
