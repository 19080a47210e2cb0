import { LabError } from '../../../contract/index.js';
import { classShares } from '../../../core/explain/classShares.js';
import { predictClassical } from '../classical/predictClassical.js';
import type { LabContext } from '../labContext.js';
import { modelSource, type LoadedModel } from '../models/loadModel.js';

/** Numbers that go to a model at a time, 8 MiB. */
const CHUNK = 2 ** 21;

/** Probability (or share, see `classShares`) of every class for every spectrum, spectra × classes. */
export async function classProbabilities(
  lab: LabContext,
  model: LoadedModel,
  spectra: Float32Array,
): Promise<Float32Array> {
  const { body, length, summary } = model;
  const classes = model.classNames.length;
  if (body.kind === 'classical') {
    const doing = `Asking “${summary.name}”`;
    const { scores, probability } = await predictClassical(
      lab.compute,
      { bytes: body.bytes, x: spectra, length },
      { doing },
    );
    return classShares(scores, classes, probability);
  }
  const rows = spectra.length / length;
  const size = Math.max(1, Math.floor(CHUNK / length));
  const all = new Float32Array(rows * classes);
  const source = modelSource(lab, summary.hash);
  for (let from = 0; from < rows; from += size) {
    const part = spectra.slice(from * length, Math.min(rows, from + size) * length);
    const { outputs, values } = await lab.trainers.session.ask('predict', source, { spectra: part });
    all.set(ofClasses(values, outputs, classes, summary.name), from * classes);
  }
  return all;
}

/** A network with one output says how probable the second of two classes is. */
function ofClasses(values: Float32Array, outputs: number, classes: number, name: string): Float32Array {
  if (outputs === classes) return values;
  if (outputs === 1 && classes === 2) {
    return Float32Array.from({ length: 2 * values.length }, (_, i) => {
      const second = values[i >> 1] ?? 0;
      return i % 2 === 1 ? second : 1 - second;
    });
  }
  throw new LabError('invalid-input', `“${name}” has ${outputs} outputs for ${classes} classes.`);
}
