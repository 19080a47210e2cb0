import type { Compute, RunOptions } from '../compute/compute.js';
import type { FitClassicalInput, Span } from '../compute/tasks/classical.js';
import { mapLimited } from '../mapLimited.js';
import { share } from './share.js';
import { together } from './together.js';

export interface FittedClassical {
  /** Of `encodeClassifier`: the same bytes for the same data, recipe and seed, however many threads there are. */
  bytes: Uint8Array;
  /** From when a thread took it up to its end. */
  seconds: number;
}

/** Batches of trees for each thread: enough that the last ones end at about the same time. */
const BATCHES_PER_THREAD = 4;

/**
 * Trains a classical model in the computing threads; forests in batches of trees, all threads at once. Ends with `cancelled` soon after `options.signal`;
 * other options hold for every part. Progress counts trees; other models tell none.
 */
export async function fitClassical(
  compute: Compute,
  input: FitClassicalInput,
  options: RunOptions = {},
): Promise<FittedClassical> {
  const doing = options.doing ?? 'Training a classical model';
  const { model } = input.spec;
  const shared = { ...input, x: share(input.x), labels: share(input.labels) };
  if (model.kind !== 'random-forest') {
    const { bytes, span } = await compute.run('fitClassical', shared, { ...options, doing });
    return { bytes, seconds: secondsOf(span, span) };
  }
  const total = model.trees ?? 100;
  return together({ ...options, doing }, async (rest) => {
    const prepared = await compute.run('prepareForest', shared, rest);
    const { x, ranked, before } = prepared;
    const { labels, classes, seed, length } = shared;
    const size = Math.ceil(total / (BATCHES_PER_THREAD * compute.width));
    const batches = Array.from({ length: Math.ceil(total / size) }, (_, i) => ({
      firstTree: i * size,
      trees: Math.min(size, total - i * size),
    }));
    const done = new Int32Array(batches.length);
    const grown = await mapLimited(batches, compute.width, (batch, i) => {
      const onProgress = (trees: number): void => {
        done[i] = trees;
        options.onProgress?.(
          done.reduce((sum, value) => sum + value, 0),
          total,
        );
      };
      return compute.run(
        'growTrees',
        { x, ranked, labels, classes, options: model, seed, batch },
        { ...rest, onProgress },
      );
    });
    const { bytes, span } = await compute.run('joinTrees', { trees: grown.flat(), classes, length, before }, rest);
    return { bytes, seconds: secondsOf(prepared.span, span) };
  });
}

const secondsOf = (first: Span, last: Span): number => (last.ended - first.began) / 1000;
