import type SQLite from 'better-sqlite3';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type CompiledQuery,
} from 'kysely';
import type { Tables } from './tables.js';
import { storeError } from './storeError.js';

/** Builds typed queries; it never runs them, because Kysely is asynchronous and the store is not (ADR 0002). */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Runs typed queries on one SQLite connection, synchronously, with every failure as a LabError. */
export class Connection {
  readonly build = builder;
  private readonly statements = new Map<string, SQLite.Statement>();

  constructor(
    readonly raw: SQLite.Database,
    /** Named in error sentences. */
    readonly path: string,
  ) {}

  all<Row>(query: Compilable<Row>): Row[] {
    const compiled = query.compile();
    return this.guarded(() => this.prepared(compiled).all(...compiled.parameters) as Row[]);
  }

  first<Row>(query: Compilable<Row>): Row | undefined {
    const compiled = query.compile();
    return this.guarded(() => this.prepared(compiled).get(...compiled.parameters) as Row | undefined);
  }

  /** Returns the number of rows changed. */
  run(query: Compilable): number {
    const compiled = query.compile();
    return this.guarded(() => this.prepared(compiled).run(...compiled.parameters).changes);
  }

  /** For the few statements that are repeated thousands of times. */
  prepare(sql: string): SQLite.Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.raw.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  transaction<T>(work: () => T): T {
    return this.guarded(() => this.raw.transaction(work).immediate());
  }

  guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw storeError(cause, this.path);
    }
  }

  private prepared(compiled: CompiledQuery): SQLite.Statement {
    return this.prepare(compiled.sql);
  }
}
