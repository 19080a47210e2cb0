import { LabError, type ClassifierSpec } from '../../../contract/index.js';
import { accuracy } from '../../../core/metrics/accuracy.js';
import { fitClassical } from '../classical/fitClassical.js';
import { predictClassical } from '../classical/predictClassical.js';
import type { LabContext } from '../labContext.js';
import type { Course, CourseListener, CourseOutcome } from './course.js';
import type { TrainingData } from './trainingData.js';

const ENGINE = 'Phaselens classical models';

/** Trains a classical model in the computing threads, behind what the person waits for. */
export function trainClassical(
  { compute, log }: Pick<LabContext, 'compute' | 'log'>,
  spec: ClassifierSpec,
  seed: number,
  { dataset, part }: TrainingData,
  listener: CourseListener,
): Course {
  const abort = new AbortController();
  const options = { signal: abort.signal, background: true, doing: 'The training' };
  const { length } = dataset;
  const fit = async (): Promise<CourseOutcome> => {
    listener.engine(ENGINE);
    const [train, validation] = [await part('train'), await part('validation')];
    if (!train) throw new RangeError('no training spectra');
    const { bytes } = await fitClassical(
      compute,
      { spec, x: train.x, length, labels: train.labels, classes: dataset.classes, seed },
      { ...options, onProgress: (done, total) => listener.share(done / total) },
    );
    const body = { kind: 'classical', bytes } as const;
    if (!validation) return { state: 'done', trained: { body, history: [] } };
    const { labels } = await predictClassical(compute, { bytes, x: validation.x, length }, options);
    const validationAccuracy = accuracy(validation.labels, labels);
    return { state: 'done', trained: { body, history: [], validationAccuracy } };
  };
  const failed = (error: unknown): CourseOutcome => {
    if (error instanceof LabError)
      return error.kind === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', reason: error.message };
    log('A classical training failed', error);
    return { state: 'failed', reason: 'The training failed unexpectedly; the log has the details.' };
  };
  return { outcome: fit().catch(failed), cancel: () => abort.abort() };
}
