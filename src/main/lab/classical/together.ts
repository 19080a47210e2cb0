import type { RunOptions } from '../compute/compute.js';

/** Runs parts of one task: the first that fails ends the others, as the caller's own signal does. Progress is left to the parts. */
export async function together<T>(
  { onProgress: _, signal, ...options }: RunOptions,
  work: (options: RunOptions) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  try {
    return await work({ ...options, signal: signal ? AbortSignal.any([signal, abort.signal]) : abort.signal });
  } finally {
    abort.abort();
  }
}
