import { LabError } from '../../../contract/index.js';
import { parameterOf } from '../fit/trainingState.js';
import type { Piece } from './build/variables.js';
import type { Fed, GraphSession } from './graphSession.js';

type Named = readonly [name: string, values: Float32Array];

/** Moves numbers into and out of the variables of a session, a piece at a time: no more than a piece is ever held twice. */
export class VariableStore {
  constructor(
    private readonly session: GraphSession,
    /** Of each parameter, as the graph has it. */
    private readonly shapes: ReadonlyMap<string, readonly number[]>,
  ) {}

  /** All variables of the pieces; each piece is read when its first one is asked for. */
  *read(pieces: readonly Piece[]): Generator<Named> {
    for (const { names } of pieces) {
      const values = this.session.run(
        {},
        names.map((name) => `read/${name}`),
      );
      // Taken out of the list: what was handed out is the business of whoever has it.
      for (const name of names) yield [name, values.shift() ?? new Float32Array()];
    }
  }

  /**
   * Writes each piece when all of it is there, and gives those that were written.
   * @throws LabError `invalid-input` where a piece is left unfinished or an array has another name or size
   */
  write(pieces: readonly Piece[], values: Iterable<Named>): ReadonlySet<Piece> {
    const homes = new Map(pieces.flatMap((piece) => piece.names.map((name) => [name, piece] as const)));
    const open = new Map<Piece, Record<string, Fed>>(pieces.map((piece) => [piece, {}]));
    for (const [name, array] of values) {
      const piece = homes.get(name);
      const feeds = piece && open.get(piece);
      const shape = this.shapes.get(parameterOf(name));
      if (!piece || !feeds || !shape) throw foreign(name);
      if (array.length !== shape.reduce((product, size) => product * size, 1)) throw foreign(name);
      feeds[`write/${name}`] = { values: array, shape: [...shape] };
      if (Object.keys(feeds).length < piece.names.length) continue;
      this.session.run(feeds, [piece.written]);
      open.delete(piece);
    }
    for (const [{ names }, feeds] of open)
      for (const name of names) if (Object.keys(feeds).length > 0 && !feeds[`write/${name}`]) throw foreign(name);
    return new Set(pieces.filter((piece) => !open.has(piece)));
  }

  zero(pieces: readonly Piece[]): void {
    if (pieces.length === 0) return;
    this.session.run(
      {},
      pieces.map(({ zeroed }) => zeroed),
    );
  }
}

export function foreign(name: string): LabError {
  return new LabError(
    'invalid-input',
    `The weights are those of another network: ${name} is missing or has another shape.`,
  );
}
