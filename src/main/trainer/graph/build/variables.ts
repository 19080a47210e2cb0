import { comesFirst, type Graph, type Ref } from './graph.js';

const dtype = { type: 'float' } as const;

/** Arrays that stay in the session. Each can be read and, in its group, written from outside. */
export class Variables {
  private readonly handles = new Map<string, { handle: Ref; value: Ref }>();
  /** The last node that writes each group. */
  readonly writers = new Map<string, Ref[]>();

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
    this.writers.set(group, [...(this.writers.get(group) ?? []), writer]);
  }

  value = (name: string): Ref => this.of(name).value;
  handle = (name: string): Ref => this.of(name).handle;

  assign(name: string, value: Ref): Ref {
    return this.g.node('AssignVariableOp', [this.handle(name), value], { dtype });
  }

  /** Adds a node `written/GROUP` for each group: fetching it writes all placeholders of the group. */
  close(): void {
    for (const [group, writers] of this.writers)
      this.g.node(
        'Const',
        writers.map(comesFirst),
        { dtype, value: { tensor: { type: 'float', shape: [], values: [0] } } },
        `written/${group}`,
      );
  }

  private of(name: string): { handle: Ref; value: Ref } {
    const found = this.handles.get(name);
    if (!found) throw new Error(`There is no variable ${name}.`);
    return found;
  }
}
