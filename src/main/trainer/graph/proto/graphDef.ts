import { Wire } from './wire.js';

/** Element types by the numbers of `tensorflow/core/framework/types.proto`. */
export const dataTypes = { float: 1, int32: 3, uint8: 4, bool: 10, resource: 20 } as const;
export type DataTypeName = keyof typeof dataTypes;

/** Parameter of an operation. Shapes may hold -1 for a size that is known later. */
export type Attribute =
  | { type: DataTypeName }
  | { int: number }
  | { ints: readonly number[] }
  | { float: number }
  | { bool: boolean }
  | { text: string }
  | { shape: readonly number[] }
  | { tensor: { type: 'float' | 'int32'; shape: readonly number[]; values: readonly number[] } };

export interface NodeDef {
  name: string;
  op: string;
  /** `node`, `node:1` for a later output, `^node` to come after it. */
  inputs: readonly string[];
  attributes: Readonly<Record<string, Attribute>>;
}

/** Version of the graph format that the operations used here are written for (TensorFlow 2.x). */
const PRODUCER = 1882;

/** The file `saved_model.pb` with one graph under the tag `serve`; fields as in TensorFlow's `saved_model.proto` and those it includes. */
export function savedModelBytes(nodes: readonly NodeDef[]): Uint8Array {
  const graph = new Wire();
  for (const node of nodes) graph.message(1, nodeDef(node));
  graph.message(4, new Wire().int(1, PRODUCER));
  const metaGraph = new Wire().message(1, new Wire().text(4, 'serve')).message(2, graph);
  return new Wire().int(1, 1).message(2, metaGraph).finish();
}

function nodeDef({ name, op, inputs, attributes }: NodeDef): Wire {
  const wire = new Wire().text(1, name).text(2, op);
  // What a node only comes after must stand behind what it takes.
  const ordered = [...inputs.filter((input) => !input.startsWith('^')), ...inputs.filter((i) => i.startsWith('^'))];
  for (const input of ordered) wire.text(3, input);
  for (const [key, value] of Object.entries(attributes))
    wire.message(5, new Wire().text(1, key).message(2, attribute(value)));
  return wire;
}

function attribute(value: Attribute): Wire {
  const wire = new Wire();
  if ('type' in value) return wire.int(6, dataTypes[value.type]);
  if ('int' in value) return wire.int(3, value.int);
  if ('float' in value) return wire.float(4, value.float);
  if ('bool' in value) return wire.int(5, value.bool ? 1 : 0);
  if ('text' in value) return wire.text(2, value.text);
  if ('shape' in value) return wire.message(7, shape(value.shape));
  if ('ints' in value) {
    const list = new Wire();
    for (const one of value.ints) list.int(3, one);
    return wire.message(1, list);
  }
  const { type, values } = value.tensor;
  const numbers = type === 'float' ? Float32Array.from(values) : Int32Array.from(values);
  return wire.message(
    8,
    new Wire().int(1, dataTypes[type]).message(2, shape(value.tensor.shape)).bytes(4, new Uint8Array(numbers.buffer)),
  );
}

function shape(sizes: readonly number[]): Wire {
  const wire = new Wire();
  for (const size of sizes) wire.message(2, new Wire().int(1, size));
  return wire;
}
