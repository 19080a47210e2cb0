import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { LabError } from '../../../contract/data/errors.js';
import type { MeasurementSummary } from '../../../contract/data/project.js';
import { ArrayStore } from '../arrays.js';
import type { Connection } from '../connection.js';
import { searchWords } from '../searchText.js';
import type { MeasurementChanges, MeasurementFilter, MeasurementRepository, NewMeasurement } from '../types.js';
import { readSpectrum, toDetail, type DetailRow } from './measurementDetail.js';
import { measurementSearchText, summaryColumns, toSummary } from './measurementRow.js';

export function createMeasurementRepository(connection: Connection, now: () => Date): MeasurementRepository {
  return new Measurements(connection, now);
}

class Measurements implements MeasurementRepository {
  private readonly arrays: ArrayStore;
  private readonly build: Connection['build'];

  constructor(
    private readonly connection: Connection,
    private readonly now: () => Date,
  ) {
    this.arrays = new ArrayStore(connection);
    this.build = connection.build;
  }

  insert(measurement: NewMeasurement): string {
    const id = randomUUID();
    this.connection.transaction(() => this.write(id, measurement));
    return id;
  }

  list(filter: MeasurementFilter = {}): MeasurementSummary[] {
    let query = this.live().orderBy('measurements.seq', 'desc');
    if (filter.projectId === null) query = query.where('live_project.id', 'is', null);
    else if (filter.projectId !== undefined) query = query.where('live_project.id', '=', filter.projectId);
    if (filter.technique !== undefined) query = query.where('measurements.technique', '=', filter.technique);
    if (filter.tag !== undefined) {
      query = query.where(
        sql<boolean>`EXISTS (SELECT 1 FROM json_each(measurements.tags) WHERE json_each.value = ${filter.tag})`,
      );
    }
    for (const word of searchWords(filter.search)) {
      query = query.where(sql<boolean>`instr(measurements.search_text, ${word}) > 0`);
    }
    return this.connection.all(query).map(toSummary);
  }

  summary(id: string): MeasurementSummary {
    const row = this.connection.first(this.live().where('measurements.id', '=', id));
    if (row === undefined) throw unknownMeasurement(id);
    return toSummary(row);
  }

  get(id: string) {
    const summary = this.summary(id);
    const row = this.detailRow(id);
    return toDetail(summary, row, readSpectrum(this.arrays, summary, row));
  }

  spectrum(id: string) {
    const summary = this.summary(id);
    return readSpectrum(this.arrays, summary, this.detailRow(id));
  }

  update(id: string, changes: MeasurementChanges): void {
    this.connection.transaction(() => {
      const before = this.summary(id);
      const { name, notes, status, projectId, radiation, laserWavelength, tags, preview } = changes;
      this.connection.run(
        this.build
          .updateTable('measurements')
          .set({
            name: name ?? before.name,
            notes: notes ?? before.notes,
            tags: JSON.stringify(tags ?? before.tags),
            status: status ?? before.status,
            search_text: measurementSearchText({
              ...before,
              name: name ?? before.name,
              notes: notes ?? before.notes,
              tags: tags ?? before.tags,
            }),
            ...(projectId === undefined ? {} : { project_id: projectId }),
            ...(radiation === undefined ? {} : { radiation: JSON.stringify(radiation) }),
            ...(laserWavelength === undefined ? {} : { laser_wavelength: laserWavelength }),
            ...(preview === undefined ? {} : { preview: previewBytes(preview) }),
          })
          .where('id', '=', id),
      );
      const { steps, peaks, selectedCandidates } = changes;
      if (steps === undefined && peaks === undefined && selectedCandidates === undefined) return;
      this.connection.run(
        this.build
          .updateTable('measurement_details')
          .set({
            ...(steps === undefined ? {} : { steps: JSON.stringify(steps) }),
            ...(peaks === undefined ? {} : { peaks: peaks === null ? null : JSON.stringify(peaks) }),
            ...(selectedCandidates === undefined ? {} : { selected_candidates: JSON.stringify(selectedCandidates) }),
          })
          .where('measurement_id', '=', id),
      );
    });
  }

  setIdentification(id: string, identification: Parameters<MeasurementRepository['setIdentification']>[1]): void {
    this.connection.transaction(() => {
      const before = this.summary(id);
      const best = identification?.verdict === 'match' ? identification.candidates[0] : undefined;
      const top = best && { name: best.reference.name, formula: best.reference.formula, score: best.score };
      this.connection.run(
        this.build
          .updateTable('measurements')
          .set({
            status: identification?.verdict ?? 'new',
            top_name: top?.name ?? null,
            top_formula: top?.formula ?? null,
            top_score: top?.score ?? null,
            search_text: measurementSearchText({ ...before, top }),
          })
          .where('id', '=', id),
      );
      this.connection.run(
        this.build
          .updateTable('measurement_details')
          .set({ identification: identification && JSON.stringify(identification) })
          .where('measurement_id', '=', id),
      );
    });
  }

  delete(ids: readonly string[]): void {
    this.mark(ids, this.now().toISOString());
  }

  restore(ids: readonly string[]): void {
    this.mark(ids, null);
  }

  findBySha256(sha256: string): string[] {
    return this.connection
      .all(
        this.build
          .selectFrom('measurements')
          .select('id')
          .where('file_sha256', '=', sha256)
          .where('deleted_at', 'is', null)
          .orderBy('seq'),
      )
      .map((row) => row.id);
  }

  count(): number {
    const query = this.build
      .selectFrom('measurements')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('deleted_at', 'is', null);
    return this.connection.first(query)?.count ?? 0;
  }

  private write(id: string, measurement: NewMeasurement): void {
    const { spectrum, provenance, radiation } = measurement;
    const first = spectrum.x[0];
    const last = spectrum.x.at(-1);
    if (first === undefined || last === undefined || spectrum.y.length !== spectrum.x.length) {
      throw new LabError(
        'invalid-input',
        `The measurement ${measurement.name} has no points, or not one y for each x.`,
      );
    }
    const notes = measurement.notes ?? '';
    const tags = measurement.tags ?? [];
    this.connection.run(
      this.build.insertInto('measurements').values({
        id,
        project_id: measurement.projectId,
        name: measurement.name,
        file_name: provenance.fileName,
        technique: spectrum.technique,
        unit: spectrum.unit,
        points: spectrum.x.length,
        x_first: first,
        x_last: last,
        radiation: radiation === undefined ? null : JSON.stringify(radiation),
        laser_wavelength: measurement.laserWavelength ?? null,
        tags: JSON.stringify(tags),
        notes,
        imported_at: provenance.importedAt,
        status: measurement.status,
        top_name: null,
        top_formula: null,
        top_score: null,
        preview: previewBytes(measurement.preview),
        search_text: measurementSearchText({ name: measurement.name, fileName: provenance.fileName, notes, tags }),
        file_sha256: provenance.sha256,
        deleted_at: null,
      }),
    );
    this.connection.run(
      this.build.insertInto('measurement_details').values({
        measurement_id: id,
        x_sha256: this.arrays.put(spectrum.x),
        y_sha256: this.arrays.put(spectrum.y),
        sigma_sha256: spectrum.sigma === undefined ? null : this.arrays.put(spectrum.sigma),
        metadata: JSON.stringify(measurement.metadata),
        warnings: JSON.stringify(measurement.warnings),
        provenance: JSON.stringify(provenance),
        steps: JSON.stringify(measurement.steps ?? []),
        selected_candidates: '[]',
        peaks: null,
        identification: null,
      }),
    );
  }

  private live() {
    return this.build
      .selectFrom('measurements')
      .leftJoin('projects as live_project', (join) =>
        join.onRef('live_project.id', '=', 'measurements.project_id').on('live_project.deleted_at', 'is', null),
      )
      .select(summaryColumns)
      .where('measurements.deleted_at', 'is', null);
  }

  private detailRow(id: string): DetailRow {
    const row = this.connection.first(
      this.build.selectFrom('measurement_details').selectAll().where('measurement_id', '=', id),
    );
    if (row === undefined) throw unknownMeasurement(id);
    return row;
  }

  private mark(ids: readonly string[], deletedAt: string | null): void {
    this.connection.transaction(() => {
      for (const id of ids) {
        const query = this.build.updateTable('measurements').set({ deleted_at: deletedAt }).where('id', '=', id);
        if (this.connection.run(query) === 0) throw unknownMeasurement(id);
      }
    });
  }
}

function previewBytes(preview: Float32Array): Buffer {
  return Buffer.from(preview.buffer, preview.byteOffset, preview.byteLength);
}

function unknownMeasurement(id: string): LabError {
  return new LabError('not-found', 'This measurement does not exist any more. Choose another one.', { id });
}
