import { comesFirst, type Graph, type Ref } from './graph.js';

const dtype = { type: 'float' } as const;

/** Arrays that stay in the session. Each can be read and, in its group, written from outside. */
export class Variables {
  private readonly handles = new Map<string, { handle: Ref; value: Ref }>();
  private readonly writers = new Map<string, Ref[]>();

  constructor(private readonly g: Graph) {}

  /** Placeholder `write/NAME` takes a new value, node `read/NAME` gives the value. */
  declare(name: string, shape: readonly number[], group: string): void {
    const { g } = this;
    const shared = { text: name };
    const handle = g.node(
      'VarHandleOp',
      [],
      { dtype, shape: { shape }, shared_name: shared, container: { text: '' } },
      `variable/${name}`,
    );
    const value = g.node('ReadVariableOp', [handle], { dtype }, `read/${name}`);
    this.handles.set(name, { handle, value });
    // A copy: TensorFlow would keep the memory of JavaScript, and let go of it from another thread.
    const written = g.node('DeepCopy', [g.placeholder(`write/${name}`, 'float', shape)]);
    const writer = g.node('AssignVariableOp', [handle, written], { dtype });
    this.put(`written/${group}`, writer);
    const zeros = g.node('Fill', [g.ints(...shape), g.scalar(0)], { T: dtype, index_type: { type: 'int32' } });
    this.put(`zeroed/${group}`, g.node('AssignVariableOp', [handle, zeros], { dtype }));
  }

  value = (name: string): Ref => this.of(name).value;
  handle = (name: string): Ref => this.of(name).handle;

  assign(name: string, value: Ref): Ref {
    return this.g.node('AssignVariableOp', [this.handle(name), value], { dtype });
  }

  /**
   * Adds nodes for each group: fetching `written/GROUP` writes all its placeholders into its arrays, `zeroed/GROUP` sets them to zero.
   */
  close(): void {
    for (const [name, writers] of this.writers)
      this.g.node(
        'Const',
        writers.map(comesFirst),
        { dtype, value: { tensor: { type: 'float', shape: [], values: [0] } } },
        name,
      );
  }

  private put(name: string, writer: Ref): void {
    this.writers.set(name, [...(this.writers.get(name) ?? []), writer]);
  }

  private of(name: string): { handle: Ref; value: Ref } {
    const found = this.handles.get(name);
    if (!found) throw new Error(`There is no variable ${name}.`);
    return found;
  }
}
