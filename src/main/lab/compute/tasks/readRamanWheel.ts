import { statSync } from 'node:fs';
import Papa from 'papaparse';
import { z } from 'zod';
import { LabError, type Reference } from '../../../../contract/index.js';
import { formulaElements } from '../../../../core/references/formulaElements.js';
import { readZipEntries } from '../../install/readZipEntries.js';
import type { Report } from '../compute.js';
import { SpectrumCollector } from './spectrumCollector.js';

export interface ReadRamanWheelInput {
  wheelPath: string;
  /** Formula by mineral name in lower case. */
  formulas: Record<string, string>;
}

const metadataSchema = z.object({
  spectrum_identity: z.string(),
  spectrum_id: z.string(),
  organization: z.string(),
  other_information: z.string(),
  rid: z.string(),
  sample_name: z.string(),
});
type Metadata = z.infer<typeof metadataSchema>;

/** Fewer points are no spectrum. */
const FEWEST_POINTS = 20;

/**
 * The Raman spectra of pyopenspecy: `raman_library.csv` holds one point per row (wavenumber, intensity, sample, group; samples
 * interleaved), `raman_metadata.csv` one sample per row. Streamed, because the first unpacks to 224 MB.
 */
export async function readRamanWheel(
  { wheelPath, formulas }: ReadRamanWheelInput,
  report: Report,
): Promise<{ references: Reference[]; failures: { item: string; message: string }[] }> {
  const collector = new SpectrumCollector();
  const metadataText: Uint8Array[] = [];
  const size = statSync(wheelPath).size;
  await readZipEntries(
    wheelPath,
    (name) => {
      if (name.endsWith('/raman_library.csv')) return (chunk, final) => collector.push(chunk, final);
      if (name.endsWith('/raman_metadata.csv')) return (chunk) => void metadataText.push(chunk.slice());
      return undefined;
    },
    (read) => report(read, size),
  );
  const metadata = parseMetadata(Buffer.concat(metadataText).toString('utf8'));
  const references: Reference[] = [];
  const failures: { item: string; message: string }[] = [];
  for (const entry of metadata) {
    const spectrum = collector.spectrum(entry.sample_name);
    if (!spectrum || spectrum.x.length < FEWEST_POINTS) {
      failures.push({
        item: `${entry.spectrum_identity} (${entry.spectrum_id})`,
        message: 'The package holds no spectrum for this record.',
      });
      continue;
    }
    references.push({ kind: 'spectrum', ...spectrum, summary: summaryOf(entry, formulas) });
  }
  if (references.length === 0) throw new LabError('damaged-file', `${wheelPath} holds no Raman spectra.`);
  return { references, failures };
}

function parseMetadata(text: string): Metadata[] {
  const { data } = Papa.parse<unknown>(text, { header: true, skipEmptyLines: true });
  const parsed = z.array(metadataSchema).safeParse(data);
  if (!parsed.success)
    throw new LabError(
      'damaged-file',
      'The list of Raman spectra in the package has not the form that Phaselens knows.',
    );
  return parsed.data;
}

function summaryOf(entry: Metadata, formulas: Record<string, string>) {
  const { organization, spectrum_identity: identity, spectrum_id: record, rid, sample_name: sample } = entry;
  const common = { id: `raman-open:${sample}`, libraryId: 'raman-open', technique: 'raman' as const, verification: [] };
  if (organization === 'RRUFF') {
    const formula = formulas[identity.toLocaleLowerCase('en')] ?? '';
    return {
      ...common,
      name: identity,
      formula,
      elements: formulaElements(formula),
      source: `RRUFF ${rid}, ${record}`,
      category: 'mineral',
      ...(rid ? { specimen: rid } : {}),
    };
  }
  if (organization === 'Raman Open Database') {
    const formula = identity.replace(/\s+/g, '');
    return {
      ...common,
      name: formula,
      formula,
      elements: formulaElements(formula),
      source: `Raman Open Database ${record}`,
      category: 'Raman Open Database',
      specimen: `ROD ${record}`,
    };
  }
  return {
    ...common,
    name: identity,
    formula: '',
    elements: [],
    source: `${organization}, ${record}`,
    category: 'polymer or other',
    specimen: record,
  };
}
