import type { Compute, RunOptions } from '../compute/compute.js';
import type { ClassicalPrediction, PredictClassicalInput } from '../compute/tasks/classical.js';
import { mapLimited } from '../mapLimited.js';
import { share } from './share.js';
import { together } from './together.js';

/** Fewer spectra than this are not worth another thread. */
const FEWEST = 64;

/** Classes and scores of spectra by a trained classical model, in batches, all computing threads at once. Ends with `cancelled` soon after `options.signal`. */
export async function predictClassical(
  compute: Compute,
  { bytes, x, length }: PredictClassicalInput,
  options: RunOptions = {},
): Promise<ClassicalPrediction> {
  const doing = options.doing ?? 'Predicting with a classical model';
  const total = Math.max(1, Math.floor(x.length / length));
  const size = Math.max(FEWEST, Math.ceil(total / compute.width));
  const starts = Array.from({ length: Math.ceil(total / size) }, (_, i) => i * size);
  const [model, spectra] = [share(bytes), share(x)];
  if (starts.length === 1) {
    return compute.run('predictClassical', { bytes: model, x: spectra, length }, { ...options, doing });
  }
  return together({ ...options, doing }, async (rest) => {
    let done = 0;
    const parts = await mapLimited(starts, compute.width, async (start) => {
      // The last batch takes what is left, even if that is no whole spectrum, so that it is refused.
      const end = start + size >= total ? x.length : (start + size) * length;
      const input = { bytes: model, x: spectra.subarray(start * length, end), length };
      const part = await compute.run('predictClassical', input, rest);
      options.onProgress?.((done += part.labels.length), total);
      return part;
    });
    return joined(parts);
  });
}

function joined(parts: readonly ClassicalPrediction[]): ClassicalPrediction {
  const labels = new Int32Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  const scores = new Float32Array(parts.reduce((sum, part) => sum + part.scores.length, 0));
  let row = 0;
  let place = 0;
  for (const part of parts) {
    labels.set(part.labels, row);
    scores.set(part.scores, place);
    row += part.labels.length;
    place += part.scores.length;
  }
  return { labels, scores, probability: parts[0]?.probability ?? false };
}
