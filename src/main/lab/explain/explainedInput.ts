import { LabError, type DatasetPart, type ExplainSubject } from '../../../contract/index.js';
import type { PeakSource } from '../../../core/explain/evidenceSentence.js';
import { datasetPart } from '../datasets/datasetPart.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from '../models/loadModel.js';
import { measurementInput } from '../models/measurementInput.js';
import { measurementPeaks, type NamedPeak } from './measurementPeaks.js';

/** What is looked at, as the model gets it. */
export interface ExplainedInput {
  title: string;
  y: Float32Array;
  trueClass?: string;
  notes: string[];
  peakSource: PeakSource;
  /** On the model's axis; found and named when they are asked for. */
  peaks: () => Promise<NamedPeak[]>;
}

/** @throws LabError `not-found`, `invalid-input` where the spectrum does not fit the model, `wavelength-needed` */
export function explainedInput(lab: LabContext, model: LoadedModel, subject: ExplainSubject): Promise<ExplainedInput> {
  return subject.kind === 'measurement' ? ofMeasurement(lab, model, subject) : ofSample(lab, model, subject);
}

async function ofMeasurement(
  lab: LabContext,
  model: LoadedModel,
  { measurementId }: Extract<ExplainSubject, { kind: 'measurement' }>,
): Promise<ExplainedInput> {
  const { y, notes } = await measurementInput(lab, model, measurementId);
  const own = ownItem(lab, model, measurementId);
  return {
    title: lab.store.measurements.summary(measurementId).name,
    y,
    ...(own ? { trueClass: own.label } : {}),
    notes: own ? [...notes, 'The dataset of this model holds this measurement.'] : notes,
    peakSource: 'table',
    peaks: () => measurementPeaks(lab, lab.store.measurements.get(measurementId), model),
  };
}

/** The measurement as an item of the dataset that the model was trained on. */
function ownItem(lab: LabContext, { dataset }: LoadedModel, measurementId: string): { label: string } | undefined {
  if (dataset.recipe.kind !== 'measured') return undefined;
  const stored = lab.store.datasets.list().find(({ sha256 }) => sha256 === dataset.sha256);
  const recipe = stored && lab.store.datasets.get(stored.id).recipe;
  return recipe?.kind === 'measured' ? recipe.items.find((item) => item.measurementId === measurementId) : undefined;
}

async function ofSample(
  lab: LabContext,
  model: LoadedModel,
  { datasetId, split, number }: Extract<ExplainSubject, { kind: 'sample' }>,
): Promise<ExplainedInput> {
  const { title, length, axis, classNames, sha256 } = lab.store.datasets.get(datasetId);
  if (length !== model.length) {
    throw new LabError(
      'invalid-input',
      `Spectra of “${title}” have ${length} points and “${model.summary.name}” wants ${model.length}. Choose a spectrum of the dataset that it was trained on.`,
    );
  }
  const part = await datasetPart(lab, datasetId, split, [number]);
  const notes: string[] = [];
  const same = axis.unit === model.axis.unit && axis.from === model.axis.from && axis.step === model.axis.step;
  if (!same) notes.push(`The axis of “${title}” is not the one the model was trained on.`);
  const own = sha256 === model.dataset.sha256;
  if (own && split === 'train') notes.push('The model was trained with this very spectrum.');
  if (!own) notes.push(`“${title}” is not the dataset that the model was trained on.`);
  const trueClass = classNames[part.labels[0] ?? -1];
  return {
    // People count from one.
    title: `${title}, ${split} spectrum ${number + 1}`,
    y: part.x,
    ...(trueClass === undefined ? {} : { trueClass }),
    notes,
    peakSource: part.meta.peaks ? 'drawn' : 'table',
    peaks: async () => (part.meta.peaks ? drawnPeaks(part) : foundPeaks(lab, part, title)),
  };
}

function drawnPeaks({ meta: { peaks } }: DatasetPart): NamedPeak[] {
  if (!peaks) return [];
  return Array.from(peaks.position, (position, i) => ({
    position,
    fwhm: peaks.fwhm[i] ?? 0,
    height: peaks.height[i] ?? 0,
  }))
    .sort((a, b) => a.position - b.position)
    .map((peak, i) => ({ ...peak, label: `peak ${i + 1}` }));
}

/** Of a spectrum of a measured dataset, which no longer knows whose peak table it had. */
async function foundPeaks(lab: LabContext, { x: y, meta }: DatasetPart, title: string): Promise<NamedPeak[]> {
  const { axis, length } = meta;
  if (axis.unit === 'point') return [];
  const raman = axis.unit === 'ramanShift' || axis.unit === 'wavelength';
  const spectrum = {
    technique: raman ? ('raman' as const) : ('xrd' as const),
    unit: axis.unit,
    x: Float64Array.from({ length }, (_, i) => axis.from + i * axis.step),
    y: Float64Array.from(y),
  };
  const doing = `Finding peaks in a spectrum of “${title}”`;
  const found = await lab.compute.run('findPeaks', { spectrum, steps: [] }, { deadlineMs: 30_000, doing });
  return found
    .sort((a, b) => a.position - b.position)
    .map(({ position, fwhm, height }, i) => ({ position, fwhm, height, label: `peak ${i + 1}` }));
}
