import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabError } from '../../../contract/index.js';
import type { Tf } from '../tensorflow/tf.js';
import { savedModelBytes, type NodeDef } from './proto/graphDef.js';

/** The native side of tfjs-node 4.22 as far as a graph needs it; the JavaScript above it only adds bookkeeping. */
interface Binding {
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  createTensor(shape: number[], type: number, values: Float32Array | Int32Array): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): Float32Array;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(session: number): void;
  runSavedModel(session: number, inputs: number[], inputNames: string, outputNames: string): { id: number }[];
}

export interface Fed {
  values: Float32Array | Int32Array;
  shape: number[];
}

/**
 * A graph in a native session of its own. Its variables stay inside from run to run. Everything goes in and comes out as plain numbers:
 * no tensor outlives a run.
 */
export class GraphSession {
  private readonly binding: Binding;
  private session: number | undefined;

  constructor(tf: Tf, nodes: readonly NodeDef[]) {
    const { binding } = tf.backend() as { binding?: Partial<Binding> };
    if (!binding?.runSavedModel)
      throw new LabError(
        'unavailable',
        'This TensorFlow cannot run graphs: set it up again with “node scripts/tensorflow.mjs”.',
      );
    this.binding = binding as Binding;
    // TensorFlow takes a graph from a folder only; what it has read it does not need again.
    const folder = mkdtempSync(join(tmpdir(), 'phaselens-graph-'));
    try {
      writeFileSync(join(folder, 'saved_model.pb'), savedModelBytes(nodes));
      this.session = this.binding.loadSavedModel(folder, 'serve');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Feeds placeholders by name and gives what the nodes of these names make of them. */
  run(feeds: Readonly<Record<string, Fed>>, fetches: readonly string[]): Float32Array[] {
    const { binding, session } = this;
    if (session === undefined) throw new LabError('internal', 'The graph has been let go of.');
    const inputs: number[] = [];
    const outputs: number[] = [];
    try {
      for (const { values, shape } of Object.values(feeds)) {
        const type = values instanceof Float32Array ? binding.TF_FLOAT : binding.TF_INT32;
        inputs.push(binding.createTensor(shape, type, values));
      }
      for (const { id } of binding.runSavedModel(session, inputs, Object.keys(feeds).join(), fetches.join()))
        outputs.push(id);
      return outputs.map((id) => binding.tensorDataSync(id));
    } finally {
      for (const id of [...inputs, ...outputs]) binding.deleteTensor(id);
    }
  }

  dispose(): void {
    if (this.session !== undefined) this.binding.deleteSavedModel(this.session);
    this.session = undefined;
  }
}
