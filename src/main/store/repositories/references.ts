import { sql } from 'kysely';
import { z } from 'zod';
import { LabError } from '../../../contract/data/errors.js';
import type { Reference, ReferenceSummary } from '../../../contract/data/reference.js';
import type { Connection } from '../connection.js';
import { readJson } from '../readJson.js';
import { searchWords } from '../searchText.js';
import type { ReferenceFilter, ReferenceRepository } from '../types.js';
import { toMatching, toReference, toRow } from './referenceRow.js';

/** Rows read at a time: the connection is free for others in between. */
const PAGE = 500;

const INSERT = `INSERT INTO library_references (id, library_id, technique, kind, sort_name, elements, search_text, summary)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET technique = excluded.technique, kind = excluded.kind, sort_name = excluded.sort_name,
    elements = excluded.elements, search_text = excluded.search_text, summary = excluded.summary
  WHERE library_id = excluded.library_id
  RETURNING seq`;
const INSERT_PAYLOAD = `INSERT INTO reference_payloads (reference_seq, payload, structure) VALUES (?, ?, ?)
  ON CONFLICT (reference_seq) DO UPDATE SET payload = excluded.payload, structure = excluded.structure`;

const summaryShape = z.looseObject({
  id: z.string(),
  libraryId: z.string(),
  name: z.string(),
  elements: z.array(z.string()),
});

export function createReferenceRepository(connection: Connection): ReferenceRepository {
  const { build } = connection;

  function insertMany(libraryId: string, references: Iterable<Reference>): number {
    return connection.transaction(() => {
      const insert = connection.prepare(INSERT);
      const insertPayload = connection.prepare(INSERT_PAYLOAD);
      let count = 0;
      for (const reference of references) {
        const row = toRow(reference, libraryId);
        const { id, technique, kind, sortName, elements, searchText, summary } = row;
        const written = insert.get(id, libraryId, technique, kind, sortName, elements, searchText, summary);
        if (written === undefined) {
          throw new LabError('conflict', `Another library holds a reference with the id ${id} already.`, { id });
        }
        insertPayload.run((written as { seq: number }).seq, row.payload, row.structure);
        count += 1;
      }
      return count;
    });
  }

  function get(id: string): Reference | undefined {
    const row = connection.first(
      build
        .selectFrom('library_references as r')
        .innerJoin('reference_payloads as p', 'p.reference_seq', 'r.seq')
        .select(['r.kind', 'r.summary', 'p.payload', 'p.structure'])
        .where('r.id', '=', id),
    );
    return row && toReference(row.kind, row.summary, row.payload, row.structure);
  }

  function list(filter: ReferenceFilter): { total: number; items: ReferenceSummary[] } {
    let query = build.selectFrom('library_references');
    if (filter.libraryId !== undefined) query = query.where('library_id', '=', filter.libraryId);
    if (filter.technique !== undefined) query = query.where('technique', '=', filter.technique);
    for (const element of filter.elements ?? []) {
      query = query.where(sql<boolean>`instr(elements, ${`,${element},`}) > 0`);
    }
    for (const word of searchWords(filter.search)) query = query.where(sql<boolean>`instr(search_text, ${word}) > 0`);
    const total = connection.first(query.select((row) => row.fn.countAll<number>().as('total')))?.total ?? 0;
    const page = query.select('summary').orderBy('sort_name').orderBy('seq').limit(filter.limit).offset(filter.offset);
    const items = connection
      .all(page)
      .map((row) => readJson<ReferenceSummary>(row.summary, summaryShape, 'description of a reference'));
    return { total, items };
  }

  function* loadForMatching(libraryIds: readonly string[], technique: ReferenceSummary['technique']) {
    for (const libraryId of libraryIds) {
      for (let after = 0; ;) {
        const rows = connection.all(
          build
            .selectFrom('library_references as r')
            .innerJoin('reference_payloads as p', 'p.reference_seq', 'r.seq')
            .select(['r.seq', 'r.kind', 'r.summary', 'p.payload'])
            .where('r.library_id', '=', libraryId)
            .where('r.technique', '=', technique)
            .where('r.seq', '>', after)
            .orderBy('r.seq')
            .limit(PAGE),
        );
        for (const row of rows) yield toMatching(row.kind, row.summary, row.payload);
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) break;
        after = last.seq;
      }
    }
  }

  return {
    insertMany,
    get,
    ids: (libraryId) =>
      connection
        .all(build.selectFrom('library_references').select('id').where('library_id', '=', libraryId).orderBy('id'))
        .map(({ id }) => id),
    list,
    delete(ids) {
      connection.transaction(() => {
        for (const id of ids) connection.run(build.deleteFrom('library_references').where('id', '=', id));
      });
    },
    loadForMatching,
  };
}
