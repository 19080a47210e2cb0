import type { ClassicalModelSpec } from '../../../contract/index.js';

export type ClassicalKind = Exclude<ClassicalModelSpec['kind'], 'svm'> | 'svm-rbf' | 'svm-linear';

/** The classical models as a person chooses among them. */
export const CLASSICAL_KINDS: readonly {
  id: ClassicalKind;
  label: string;
  hint: string;
  initial: ClassicalModelSpec;
}[] = [
  {
    id: 'random-forest',
    label: 'Random forest',
    hint: 'Many decision trees vote. A good first answer, with the importance of every point.',
    initial: { kind: 'random-forest' },
  },
  {
    id: 'svm-rbf',
    label: 'Support vector machine, RBF',
    hint: 'A curved border between every two classes.',
    initial: { kind: 'svm', kernel: 'rbf' },
  },
  {
    id: 'svm-linear',
    label: 'Support vector machine, linear',
    hint: 'A weight for every point: the border is a plane.',
    initial: { kind: 'svm', kernel: 'linear' },
  },
  {
    id: 'neighbours',
    label: 'Nearest neighbours',
    hint: 'The most similar training spectra vote; the metric says what similar means.',
    initial: { kind: 'neighbours' },
  },
  {
    id: 'nearest-centroid',
    label: 'Nearest centroid',
    hint: 'The mean spectrum of each class; the nearest one wins.',
    initial: { kind: 'nearest-centroid' },
  },
  {
    id: 'threshold',
    label: 'One number',
    hint: 'The baseline: one number of each spectrum and nothing else. What is no better than this has learned little.',
    initial: { kind: 'threshold' },
  },
];

/** A model with what was set of it: `Nearest neighbours, neighbours 3, metric dtw`. */
export function classicalInWords(model: ClassicalModelSpec): string {
  const id = classicalKind(model);
  const { kind: _kind, ...options } = model;
  const set = Object.entries(options)
    .filter(([key]) => key !== 'kernel')
    .map(([key, value]) => `${key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${String(value)}`);
  return [CLASSICAL_KINDS.find((each) => each.id === id)?.label ?? id, ...set].join(', ');
}

export function classicalKind(model: ClassicalModelSpec): ClassicalKind {
  if (model.kind !== 'svm') return model.kind;
  return model.kernel === 'linear' ? 'svm-linear' : 'svm-rbf';
}
