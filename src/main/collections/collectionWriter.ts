import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type SQLite from 'better-sqlite3';
import { buildLineIndex } from '../../core/search/buildLineIndex.js';
import { searchText } from '../store/searchText.js';
import type { CollectionAbout, ImportProgress } from './about.js';
import { writeIndexFile } from './indexFile.js';
import { guarded, indexPath, openCatalogue, readAbout, segmentPath, writeAbout } from './openCatalogue.js';
import { cellTolerance, sameCell } from './sameCell.js';
import { SegmentBuilder } from './segmentBuilder.js';
import { segmentHashes, writeDurably } from './segmentFile.js';
import type { EntryBatch, EntryFacts, ImportFailure } from './types.js';

/** What an import did since it began or was gone on with. */
export interface ImportCounts {
  added: number;
  /** There already, by their content. */
  known: number;
  /** Same formula, cell and space group as an entry that stays; only their sources are kept. */
  folded: number;
  failed: number;
}

/** A process that ends loses no more work than this. */
const LONGEST_OPEN_MS = 2000;

const INSERT = `INSERT INTO entries (key, segment, place, fold, r1, r2, r3, volume, name, formula, elements, space_group,
  space_group_number, a, b, c, alpha, beta, gamma, density, source, sha256, sort_name, search_text)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Adds to a collection. Entries, failures and how far the source is read become durable together, a segment at a time: a process that
 * ends in between leaves what the last commit left. A file of lines without its row in the catalogue is removed here.
 */
export class CollectionWriter {
  readonly counts: ImportCounts = { added: 0, known: 0, folded: 0, failed: 0 };
  private about: CollectionAbout;
  private builder = new SegmentBuilder();
  private number: number;
  private committedAt = Date.now();
  private readonly db: SQLite.Database;
  private readonly statements = new Map<string, SQLite.Statement>();

  constructor(
    private readonly folder: string,
    /** Entries of a segment file, and of a transaction. */
    private readonly segmentEntries = 4096,
  ) {
    this.db = openCatalogue(folder, 'readwrite');
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.about = readAbout(this.db);
    const numbers = this.db.prepare('SELECT number FROM segments ORDER BY number').pluck().all() as number[];
    const kept = new Set(numbers.flatMap((number) => [segmentPath(folder, number), indexPath(folder, number)]));
    for (const name of readdirSync(folder))
      if (/\.(lines|index)(\..*)?$/.test(name) && !kept.has(join(folder, name))) rmSync(join(folder, name));
    this.number = (numbers.at(-1) ?? 0) + 1;
  }

  /** Begins to read a source. @returns how far it was read before, when it is the one that was left unfinished */
  begin(source: string, licence: string | undefined, citation: string | undefined): ImportProgress {
    const { import: before } = this.about;
    const progress =
      before.source === source && !before.finished ? before : { source, files: 0, lastFile: '', finished: false };
    this.about = {
      ...this.about,
      import: progress,
      licence: licence ?? this.about.licence,
      citation: citation ?? this.about.citation,
    };
    this.guarded(() => writeAbout(this.db, this.about));
    return progress;
  }

  /** The next files of the source, in its order, `files` of them up to `lastFile`. */
  add(batch: EntryBatch, failures: readonly ImportFailure[], files: number, lastFile: string): void {
    this.guarded(() => {
      if (!this.db.inTransaction) this.db.exec('BEGIN IMMEDIATE');
      batch.entries.forEach((facts, index) => this.addEntry(batch, facts, index));
      const fail = this.prepare('INSERT OR REPLACE INTO failures (item, message) VALUES (?, ?)');
      for (const { item, message } of failures) fail.run(item, message);
      this.counts.failed += failures.length;
      const { files: before } = this.about.import;
      this.about = { ...this.about, import: { ...this.about.import, files: before + files, lastFile } };
    });
    if (this.builder.entries >= this.segmentEntries || Date.now() - this.committedAt > LONGEST_OPEN_MS) this.commit();
  }

  /** Makes all that was added durable. */
  commit(): void {
    this.guarded(() => {
      if (!this.db.inTransaction) return;
      if (this.builder.entries > 0) this.writeSegment();
      writeAbout(this.db, this.about);
      this.db.exec('COMMIT');
      this.builder = new SegmentBuilder();
    });
    this.committedAt = Date.now();
  }

  /** The source is read to its end: the content has a version now, the same in any laboratory. */
  finish(): void {
    this.commit();
    this.guarded(() => {
      const hash = createHash('sha256');
      for (const key of this.db.prepare('SELECT key FROM entries ORDER BY key').pluck().iterate())
        hash.update(String(key));
      this.about = {
        ...this.about,
        version: hash.digest('hex').slice(0, 12),
        import: { ...this.about.import, finished: true },
      };
      writeAbout(this.db, this.about);
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    });
  }

  /** What was not committed is forgotten. */
  close(): void {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.db.close();
  }

  private addEntry(batch: EntryBatch, facts: EntryFacts, index: number): void {
    const known = this.prepare('SELECT 1 FROM entries WHERE key = ? UNION ALL SELECT 1 FROM duplicates WHERE key = ?');
    if (known.get(facts.key, facts.key) !== undefined) {
      this.counts.known++;
      return;
    }
    const fold = `${facts.formula}|${facts.spaceGroupNumber > 0 ? facts.spaceGroupNumber : facts.spaceGroup}`;
    const kept = this.alike(fold, facts);
    if (kept !== undefined) {
      this.prepare('INSERT INTO duplicates (key, kept, source) VALUES (?, ?, ?)').run(facts.key, kept, facts.source);
      this.counts.folded++;
      return;
    }
    const { cell, name, formula, spaceGroup, source, elements } = facts;
    this.prepare(INSERT).run(
      ...[facts.key, this.number, this.builder.entries, fold, ...facts.reduced, name, formula, elements.join(',')],
      ...[spaceGroup, facts.spaceGroupNumber, cell.a, cell.b, cell.c, cell.alpha, cell.beta, cell.gamma],
      ...[facts.density, source, Buffer.from(facts.sha256, 'hex'), name.normalize('NFKC').toLowerCase()],
      searchText([name, formula, spaceGroup, source]),
    );
    this.builder.add(batch, index, `${this.about.id}:${facts.key}`);
    this.counts.added++;
  }

  /** The entry that stands for this one already. */
  private alike(fold: string, { reduced }: EntryFacts): number | undefined {
    const rows = this.prepare(
      'SELECT seq, r1, r2, r3, volume FROM entries WHERE fold = ? AND r1 BETWEEN ? AND ? ORDER BY seq',
    ).iterate(fold, reduced[0] * (1 - 2 * cellTolerance), reduced[0] * (1 + 2 * cellTolerance));
    for (const row of rows as Iterable<{ seq: number; r1: number; r2: number; r3: number; volume: number }>)
      if (sameCell(reduced, [row.r1, row.r2, row.r3, row.volume])) return row.seq;
    return undefined;
  }

  private writeSegment(): void {
    const { size, bytes, columns } = this.builder.finish();
    writeDurably(segmentPath(this.folder, this.number), bytes);
    const { search, whole } = segmentHashes(size, bytes);
    writeIndexFile(indexPath(this.folder, this.number), buildLineIndex(columns), search);
    this.db
      .prepare('INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(this.number, size.entries, size.lines, size.idBytes, size.blocks, size.blockBytes, search, whole);
    this.number++;
  }

  /** Compiled once: each runs for every entry. */
  private prepare(sql: string): SQLite.Statement {
    const known = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }

  private guarded<T>(work: () => T): T {
    return guarded(this.folder, work);
  }
}
