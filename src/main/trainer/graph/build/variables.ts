import { comesFirst, type Graph, type Ref } from './graph.js';
import { inPieces } from './inPieces.js';

const dtype = { type: 'float' } as const;

export interface DeclaredVariable {
  name: string;
  shape: readonly number[];
}

/** Variables that are read or written together: fetching `written` takes all their placeholders, fetching `zeroed` sets them to zero. */
export interface Piece {
  names: readonly string[];
  written: Ref;
  zeroed: Ref;
}

interface Variable {
  handle: Ref;
  value: Ref;
  written: Ref;
  zeroed: Ref;
}

/** Arrays that stay in the session. Each can be read from outside, and written in pieces. */
export class Variables {
  private readonly known = new Map<string, Variable>();

  constructor(private readonly g: Graph) {}

  /** Placeholder `write/NAME` takes a new value, node `read/NAME` gives the value. */
  declare(list: readonly DeclaredVariable[]): Piece[] {
    for (const one of list) this.known.set(one.name, this.made(one));
    const after = (names: readonly string[], part: 'written' | 'zeroed'): Ref =>
      this.done(
        names.map((name) => this.of(name)[part]),
        `${part}/${names[0] ?? ''}`,
      );
    return inPieces(list, ({ shape }) => shape.reduce((product, size) => product * size, 1)).map((piece) => {
      const names = piece.map(({ name }) => name);
      return { names, written: after(names, 'written'), zeroed: after(names, 'zeroed') };
    });
  }

  value = (name: string): Ref => this.of(name).value;
  handle = (name: string): Ref => this.of(name).handle;

  assign(name: string, value: Ref): Ref {
    return this.g.node('AssignVariableOp', [this.handle(name), value], { dtype });
  }

  /** Fetching it gives each first variable the value of the second: the numbers are shared until one of them changes. */
  taking(pairs: readonly (readonly [string, string])[], name: string): Ref {
    return this.done(
      pairs.map(([to, from]) => this.assign(to, this.value(from))),
      name,
    );
  }

  private made({ name, shape }: DeclaredVariable): Variable {
    const { g } = this;
    const shared = { text: name };
    const handle = g.node(
      'VarHandleOp',
      [],
      { dtype, shape: { shape }, shared_name: shared, container: { text: '' } },
      `variable/${name}`,
    );
    const value = g.node('ReadVariableOp', [handle], { dtype }, `read/${name}`);
    // A copy: TensorFlow would keep the memory of JavaScript, and let go of it from another thread.
    const copy = g.node('DeepCopy', [g.placeholder(`write/${name}`, 'float', shape)]);
    const written = g.node('AssignVariableOp', [handle, copy], { dtype });
    const zeros = g.node('Fill', [g.ints(...shape), g.scalar(0)], { T: dtype, index_type: { type: 'int32' } });
    return { handle, value, written, zeroed: g.node('AssignVariableOp', [handle, zeros], { dtype }) };
  }

  /** Something to fetch that comes after these nodes. */
  private done(nodes: readonly Ref[], name: string): Ref {
    const value = { tensor: { type: 'float', shape: [], values: [0] } } as const;
    return this.g.node('Const', nodes.map(comesFirst), { dtype, value }, name);
  }

  private of(name: string): Variable {
    const found = this.known.get(name);
    if (!found) throw new Error(`There is no variable ${name}.`);
    return found;
  }
}
