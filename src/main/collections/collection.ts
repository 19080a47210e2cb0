import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import type SQLite from 'better-sqlite3';
import { LabError } from '../../contract/data/errors.js';
import type { Restraints } from '../../contract/data/identification.js';
import type { Library, Reference, ReferenceSummary } from '../../contract/data/reference.js';
import type { LineColumns } from '../../core/search/lineColumns.js';
import { searchWords } from '../store/searchText.js';
import type { MatchingReference, ReferenceFilter } from '../store/types.js';
import type { CollectionAbout } from './about.js';
import { allowedEntries } from './allowedEntries.js';
import { guarded, openCatalogue, readAbout, segmentPath } from './openCatalogue.js';
import { readColumns, type SegmentRow } from './readColumns.js';
import { readLines, readStructure } from './readEntry.js';
import type { ImportFailure } from './types.js';

interface EntryRow {
  key: string;
  segment: number;
  place: number;
  name: string;
  formula: string;
  elements: string;
  space_group: string;
  density: number;
  source: string;
  seq: number;
}

const columns = 'seq, key, segment, place, name, formula, elements, space_group, density, source';

/** A library of up to millions of entries in a folder of its own: read here, written by {@link CollectionWriter}. */
export class Collection {
  readonly id: string;
  private readonly db: SQLite.Database;

  /** @throws LabError `database-damaged`, `database-newer`, `disk` */
  constructor(readonly folder: string) {
    this.id = basename(folder);
    this.db = openCatalogue(folder, 'readonly');
  }

  about(): CollectionAbout {
    return guarded(this.folder, () => readAbout(this.db));
  }

  library(enabled: boolean): Library {
    const { id, name, version, licence, citation, import: progress } = this.about();
    return {
      ...{ id, name, version, licence, citation, enabled },
      technique: 'xrd',
      kind: 'imported',
      count: this.count(),
      ...(progress.finished ? {} : { unfinished: true }),
    };
  }

  count(): number {
    return this.number('SELECT coalesce(sum(entries), 0) FROM segments');
  }

  /** Counts of the entries that others stand for, and of the files that gave none. */
  leftOut(): { folded: number; failed: number } {
    return {
      folded: this.number('SELECT count(*) FROM duplicates'),
      failed: this.number('SELECT count(*) FROM failures'),
    };
  }

  failures(offset: number, limit: number): ImportFailure[] {
    return guarded(
      this.folder,
      () =>
        this.db
          .prepare('SELECT item, message FROM failures ORDER BY seq LIMIT ? OFFSET ?')
          .all(limit, offset) as ImportFailure[],
    );
  }

  list({ search, elements, offset, limit }: ReferenceFilter): { total: number; items: ReferenceSummary[] } {
    const words = searchWords(search);
    const tests = [
      ...words.map(() => 'instr(search_text, ?) > 0'),
      ...(elements ?? []).map(() => "instr(',' || elements || ',', ?) > 0"),
    ];
    const values = [...words, ...(elements ?? []).map((element) => `,${element},`)];
    const where = tests.length > 0 ? `WHERE ${tests.join(' AND ')}` : '';
    return guarded(this.folder, () => {
      const total = tests.length > 0 ? this.number(`SELECT count(*) FROM entries ${where}`, values) : this.count();
      const rows = this.db
        .prepare(`SELECT ${columns} FROM entries ${where} ORDER BY sort_name, seq LIMIT ? OFFSET ?`)
        .all(...values, limit, offset) as EntryRow[];
      return { total, items: rows.map((row) => summaryOf(row, this.id)) };
    });
  }

  /** In the order of import. */
  summaries(offset: number, limit: number): ReferenceSummary[] {
    return guarded(this.folder, () => {
      const page = this.db.prepare(`SELECT ${columns} FROM entries WHERE seq > ? ORDER BY seq LIMIT ?`);
      return (page.all(offset, limit) as EntryRow[]).map((row) => summaryOf(row, this.id));
    });
  }

  has(key: string): boolean {
    return this.row(key) !== undefined;
  }

  /** An entry whole, its structure included. @throws LabError `database-damaged` */
  get(key: string): Reference | undefined {
    const row = this.row(key);
    if (row === undefined) return undefined;
    const summary = summaryOf(row, this.id);
    const others = this.sources(row.seq);
    if (others.length > 0) summary.notes = `Also: ${others.join(' | ')}`;
    return this.withSegment(row.segment, (file) => ({
      kind: 'structure',
      summary,
      structure: readStructure(file, row.place),
      lines: readLines(file, row.place),
    }));
  }

  /** The columns that an index is built from, checked against their sha256. @throws LabError `database-damaged` */
  columns(): LineColumns {
    return guarded(this.folder, () => readColumns(this.folder, this.segments()));
  }

  /** What an index is opened from. */
  segments(): SegmentRow[] {
    return guarded(this.folder, () => this.db.prepare('SELECT * FROM segments ORDER BY number').all() as SegmentRow[]);
  }

  /** The entries with these numbers in the index, in any order. @throws LabError `database-damaged` */
  matching(numbers: readonly number[]): MatchingReference[] {
    return guarded(this.folder, () => {
      // Entries are written in the order of segments and places, and none is ever deleted.
      const statement = this.db.prepare(`SELECT ${columns} FROM entries WHERE seq = ?`);
      const rows = [...numbers]
        .sort((a, b) => a - b)
        .map((number) => statement.get(number + 1) as EntryRow | undefined);
      if (!rows.every((row) => row !== undefined))
        throw new LabError(
          'database-damaged',
          `The library in ${this.folder} is damaged. Delete it and import it again.`,
        );
      return [...bySegment(rows)].flatMap(([segment, members]) =>
        this.withSegment(segment, (file) =>
          members.map((row): MatchingReference => ({
            kind: 'lines',
            summary: summaryOf(row, this.id),
            lines: readLines(file, row.place),
          })),
        ),
      );
    });
  }

  /** One number an entry, in the order of the index: not 0 where it may be what the restraints say. */
  allowedBy(restraints: Restraints): Uint8Array {
    return guarded(this.folder, () => allowedEntries(this.db, this.count(), restraints));
  }

  close(): void {
    this.db.close();
  }

  /** Sources of the entries that this one stands for. */
  private sources(seq: number): string[] {
    return guarded(
      this.folder,
      () =>
        this.db
          .prepare('SELECT source FROM duplicates WHERE kept = ? ORDER BY key LIMIT 20')
          .pluck()
          .all(seq) as string[],
    );
  }

  private row(key: string): EntryRow | undefined {
    return guarded(
      this.folder,
      () => this.db.prepare(`SELECT ${columns} FROM entries WHERE key = ?`).get(key) as EntryRow | undefined,
    );
  }

  private number(statement: string, values: readonly string[] = []): number {
    return guarded(
      this.folder,
      () =>
        this.db
          .prepare(statement)
          .pluck()
          .get(...values) as number,
    );
  }

  private withSegment<T>(number: number, read: (file: number) => T): T {
    const path = segmentPath(this.folder, number);
    let file: number | undefined;
    try {
      file = openSync(path, 'r');
      return read(file);
    } catch (cause) {
      throw new LabError(
        'database-damaged',
        `${path} is damaged. Delete the library and import it again.`,
        {},
        { cause },
      );
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }
}

function summaryOf(row: EntryRow, libraryId: string): ReferenceSummary {
  return {
    id: `${libraryId}:${row.key}`,
    libraryId,
    technique: 'xrd',
    name: row.name,
    formula: row.formula,
    elements: row.elements.split(','),
    spaceGroup: row.space_group,
    source: row.source,
    density: row.density,
    verification: [],
  };
}

function* bySegment(rows: readonly EntryRow[]): Generator<[number, EntryRow[]]> {
  for (let from = 0; from < rows.length;) {
    const { segment } = rows[from]!;
    let to = from;
    while (rows[to]?.segment === segment) to++;
    yield [segment, rows.slice(from, to)];
    from = to;
  }
}
