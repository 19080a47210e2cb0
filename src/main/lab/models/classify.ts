import { LabError, type Classification } from '../../../contract/index.js';
import { classShares } from '../../../core/explain/classShares.js';
import type { PreparedSpectrum } from '../../../core/synthesis/measured/ontoModelAxis.js';
import { radiationOf, readFirstScan, type ScanInput } from '../identify/readFirstScan.js';
import type { LabContext } from '../labContext.js';
import { askWithDropout } from './askWithDropout.js';
import { loadModel, type LoadedModel } from './loadModel.js';
import { measurementInput, spectrumInput } from './measurementInput.js';
import { predictSpectra } from './predictSpectra.js';

export interface ClassifyFile extends ScanInput {
  /** nm */
  laserWavelength?: number;
  dropoutPasses?: number | undefined;
}

/** Classes that are told. */
const MOST = 10;
const DEADLINE_MS = 60_000;

/** What a model says a stored measurement is. @throws LabError `not-found`, `invalid-input` where it does not fit, `wavelength-needed`, `unavailable` */
export async function classify(
  lab: LabContext,
  hash: string,
  measurementId: string,
  dropoutPasses?: number,
): Promise<Classification> {
  const began = performance.now();
  const model = loadModel(lab, hash);
  return answer(lab, model, await measurementInput(lab, model, measurementId), { began, dropoutPasses });
}

/** The same of the first scan of a file that is not stored. */
export async function classifyFile(lab: LabContext, hash: string, input: ClassifyFile): Promise<Classification> {
  const began = performance.now();
  const model = loadModel(lab, hash);
  const { scan, question } = await readFirstScan(lab, input);
  const { spectrum, metadata } = scan;
  const radiation = spectrum.technique === 'xrd' ? radiationOf(lab, input, scan) : undefined;
  const laserWavelength = input.laserWavelength ?? metadata.laserWavelength;
  const prepared = await spectrumInput(lab, model, {
    ...{ name: input.file.name, spectrum, steps: [] },
    ...(radiation ? { radiation } : {}),
    ...(laserWavelength === undefined ? {} : { laserWavelength }),
  });
  const doubts = [...(question?.doubts ?? [])];
  if (radiation?.origin === 'assumed')
    doubts.push(`The file does not say its wavelength; ${radiation.label} is assumed.`);
  return answer(
    lab,
    model,
    { ...prepared, notes: [...doubts, ...prepared.notes] },
    { began, dropoutPasses: input.dropoutPasses },
  );
}

async function answer(
  lab: LabContext,
  model: LoadedModel,
  prepared: PreparedSpectrum,
  { began, dropoutPasses }: { began: number; dropoutPasses: number | undefined },
): Promise<Classification> {
  const { classNames, body, length, summary } = model;
  const { hash } = summary;
  const { scores, probability } = await predictSpectra(
    lab,
    { key: hash, body, x: prepared.y, length },
    { deadlineMs: DEADLINE_MS },
  );
  const shares = classShares(scores, classNames.length, probability);
  if (!shares.every(Number.isFinite))
    throw new LabError(
      'invalid-input',
      `“${summary.name}” answers with no numbers: its training ran over. Train it again.`,
    );
  const classes = classNames
    .map((name, i) => ({ name, probability: shares[i] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST);
  const confidence = await askWithDropout(lab, model, prepared.y, dropoutPasses);
  return {
    modelHash: hash,
    modelName: summary.name,
    classes,
    ...(confidence ? { confidence } : {}),
    // What the model cannot say stands before what may be wrong with the measurement.
    notes: [...limits(model, probability), ...prepared.notes],
    milliseconds: Math.round(performance.now() - began),
  };
}

function limits({ body, classNames }: LoadedModel, probability: boolean): string[] {
  const what = body.kind === 'network' ? 'network' : 'model';
  const notes = [`The ${what} knows these ${classNames.length} classes only: it always names one of them.`];
  if (!probability) notes.push('The shares rank the classes; they are no probabilities.');
  return notes;
}

/** Of every model in use. Those that do not fit the measurement say nothing; those that cannot be asked say why. */
export async function opinions(
  lab: LabContext,
  measurementId: string,
  dropoutPasses?: number,
): Promise<Classification[]> {
  lab.store.measurements.summary(measurementId);
  const used = lab.store.models.list().filter((model) => model.used);
  const all = await Promise.all(
    used.map(async ({ hash, name }): Promise<Classification[]> => {
      try {
        return [await classify(lab, hash, measurementId, dropoutPasses)];
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        if (error.kind === 'invalid-input' || error.kind === 'wavelength-needed') return [];
        return [{ modelHash: hash, modelName: name, classes: [], notes: [error.message], milliseconds: 0 }];
      }
    }),
  );
  return all.flat();
}
