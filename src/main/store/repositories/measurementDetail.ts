import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { MeasurementDetail, MeasurementSummary } from '../../../contract/data/project.js';
import { identifyOptionsSchema } from '../../../contract/data/identification.js';
import type { Spectrum } from '../../../contract/data/spectrum.js';
import { LabError } from '../../../contract/data/errors.js';
import type { ArrayStore } from '../arrays.js';
import { readJson } from '../readJson.js';
import type { Tables } from '../tables.js';

export type DetailRow = Selectable<Tables['measurement_details']>;

const texts = z.array(z.string());
const metadataShape = z.looseObject({ extra: z.record(z.string(), z.string()) });
const provenanceShape = z.looseObject({ fileName: z.string(), sha256: z.string(), format: z.string() });
const stepsShape = z.array(z.looseObject({ kind: z.string() }));
const peaksShape = z.array(z.looseObject({ id: z.string(), position: z.number(), height: z.number() }));
const identificationShape = z.looseObject({
  verdict: z.enum(['match', 'no-confident-match']),
  explanation: z.string(),
  candidates: z.array(
    z.looseObject({ rank: z.number(), reference: z.looseObject({ id: z.string(), name: z.string() }) }),
  ),
  options: identifyOptionsSchema,
});

/** Joins a list row with what only the open measurement shows. */
export function toDetail(summary: MeasurementSummary, row: DetailRow, spectrum: Spectrum): MeasurementDetail {
  const read = <T>(text: string, check: z.ZodType, part: string) =>
    readJson<T>(text, check, `${part} of ${summary.name}`);
  return {
    ...summary,
    spectrum,
    metadata: read(row.metadata, metadataShape, 'header'),
    warnings: read(row.warnings, texts, 'warnings'),
    provenance: read(row.provenance, provenanceShape, 'provenance'),
    steps: read(row.steps, stepsShape, 'processing steps'),
    selectedCandidates: read(row.selected_candidates, texts, 'selected candidates'),
    peaks: row.peaks === null ? null : read(row.peaks, peaksShape, 'peaks'),
    identification:
      row.identification === null ? null : read(row.identification, identificationShape, 'identification'),
  };
}

/** The measured arrays, each checked against its hash. */
export function readSpectrum(arrays: ArrayStore, summary: MeasurementSummary, row: DetailRow): Spectrum {
  const read = (sha256: string) => {
    const values = arrays.get(sha256);
    if (values !== undefined) return values;
    throw new LabError(
      'database-damaged',
      `The stored numbers of ${summary.name} (${summary.fileName}) are damaged. Import the file again, or restore a backup.`,
      { measurement: summary.id, fileName: summary.fileName },
    );
  };
  const spectrum: Spectrum = {
    technique: summary.technique,
    unit: summary.unit,
    x: read(row.x_sha256),
    y: read(row.y_sha256),
  };
  if (row.sigma_sha256 !== null) spectrum.sigma = read(row.sigma_sha256);
  return spectrum;
}
