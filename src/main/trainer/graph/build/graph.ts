import type { Attribute, DataTypeName, NodeDef } from '../proto/graphDef.js';

/** A value in the graph: the name of the node that makes it, and the output's number where it is not the first. */
export type Ref = string;

const float = { type: 'float' } as const;
const int32 = { type: 'int32' } as const;
const T = { T: float };

/** Collects the nodes of a graph. Each method adds one operation, named after what TensorFlow calls it, and gives its value. */
export class Graph {
  readonly nodes: NodeDef[] = [];
  private readonly taken = new Set<string>();
  private readonly constants = new Map<string, Ref>();

  node(op: string, inputs: readonly Ref[], attributes: Record<string, Attribute> = T, name: string = op): Ref {
    let unique = name;
    for (let i = 1; this.taken.has(unique); i += 1) unique = `${name}_${i}`;
    this.taken.add(unique);
    this.nodes.push({ name: unique, op, inputs, attributes });
    return unique;
  }

  placeholder(name: string, type: DataTypeName, shape: readonly number[]): Ref {
    return this.node('Placeholder', [], { dtype: { type }, shape: { shape } }, name);
  }

  /** A number of single precision. */
  scalar(value: number): Ref {
    return this.constant('float', [], [value]);
  }

  ints(...values: number[]): Ref {
    return this.constant('int32', [values.length], values);
  }

  constant(type: 'float' | 'int32', shape: readonly number[], values: readonly number[]): Ref {
    const key = JSON.stringify([type, shape, values]);
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const ref = this.node('Const', [], { dtype: { type }, value: { tensor: { type, shape, values } } });
    this.constants.set(key, ref);
    return ref;
  }

  add = (a: Ref, b: Ref): Ref => this.node('AddV2', [a, b]);
  sub = (a: Ref, b: Ref): Ref => this.node('Sub', [a, b]);
  mul = (a: Ref, b: Ref): Ref => this.node('Mul', [a, b]);
  div = (a: Ref, b: Ref): Ref => this.node('RealDiv', [a, b]);
  scale = (a: Ref, by: number): Ref => this.mul(a, this.scalar(by));

  matMul(a: Ref, b: Ref, { transposeA = false, transposeB = false } = {}): Ref {
    return this.node('MatMul', [a, b], {
      ...T,
      transpose_a: { bool: transposeA },
      transpose_b: { bool: transposeB },
    });
  }

  /** How many numbers it holds. */
  sizeOf = (x: Ref): Ref => this.node('Size', [x], { ...T, out_type: int32 });
  shapeOf = (x: Ref): Ref => this.node('Shape', [x], { ...T, out_type: int32 });
  reshape = (x: Ref, shape: Ref): Ref => this.node('Reshape', [x, shape], { ...T, Tshape: int32 });
  broadcast = (x: Ref, shape: Ref): Ref => this.node('BroadcastTo', [x, shape], { ...T, Tidx: int32 });

  reduce(op: 'Sum' | 'Mean' | 'Max', x: Ref, axes: readonly number[], keep = false): Ref {
    return this.node(op, [x, this.ints(...axes)], { ...T, Tidx: int32, keep_dims: { bool: keep } });
  }

  /** Scalars side by side. */
  pack(...scalars: Ref[]): Ref {
    return this.node('Pack', scalars, { ...T, N: { int: scalars.length }, axis: { int: 0 } });
  }

  toFloat(x: Ref, from: DataTypeName): Ref {
    return this.node('Cast', [x], { SrcT: { type: from }, DstT: float });
  }

  /** The value again, but only after these nodes have run. */
  after(x: Ref, nodes: readonly Ref[], name?: string): Ref {
    return this.node('Identity', [x, ...nodes.map(comesFirst)], T, name);
  }
}

/** As an input: wait for the node, take nothing from it. */
export function comesFirst(ref: Ref): Ref {
  return `^${ref.replace(/:\d+$/, '')}`;
}
