import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { MeasurementSummary } from '../../../contract/data/project.js';
import { radiationSchema } from '../../../contract/methods.js';
import { readJson } from '../readJson.js';
import { searchText } from '../searchText.js';
import type { Tables } from '../tables.js';

type Row = Selectable<Tables['measurements']>;

const tagsShape = z.array(z.string());

/** Columns of a list row, in the shape `toSummary` wants. `project` is null while the project is deleted. */
export const summaryColumns = [
  'measurements.id',
  'live_project.id as project',
  'measurements.name',
  'measurements.file_name',
  'measurements.technique',
  'measurements.unit',
  'measurements.points',
  'measurements.x_first',
  'measurements.x_last',
  'measurements.radiation',
  'measurements.laser_wavelength',
  'measurements.tags',
  'measurements.notes',
  'measurements.imported_at',
  'measurements.status',
  'measurements.top_name',
  'measurements.top_formula',
  'measurements.top_score',
  'measurements.preview',
] as const;

export type SummaryRow = Omit<Row, 'seq' | 'project_id' | 'search_text' | 'file_sha256' | 'deleted_at'> & {
  project: string | null;
};

export function toSummary(row: SummaryRow): MeasurementSummary {
  const what = `measurement ${row.name}`;
  const preview = new Uint8Array(row.preview);
  const summary: MeasurementSummary = {
    id: row.id,
    projectId: row.project,
    name: row.name,
    fileName: row.file_name,
    technique: row.technique,
    unit: row.unit,
    points: row.points,
    range: [row.x_first, row.x_last],
    tags: row.tags === '[]' ? [] : readJson<string[]>(row.tags, tagsShape, what),
    notes: row.notes,
    importedAt: row.imported_at,
    status: row.status,
    preview: new Float32Array(preview.buffer, 0, Math.floor(preview.byteLength / 4)),
  };
  if (row.radiation !== null) summary.radiation = readJson(row.radiation, radiationSchema, what);
  if (row.laser_wavelength !== null) summary.laserWavelength = row.laser_wavelength;
  if (row.top_name !== null && row.top_formula !== null && row.top_score !== null) {
    summary.top = { name: row.top_name, formula: row.top_formula, score: row.top_score };
  }
  return summary;
}

/** What a measurement is found by. */
export function measurementSearchText(row: {
  name: string;
  fileName: string;
  notes: string;
  tags: readonly string[];
  top?: { name: string; formula: string } | undefined;
}): string {
  return searchText([row.name, row.fileName, row.notes, ...row.tags, row.top?.name, row.top?.formula]);
}
