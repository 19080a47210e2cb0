import {
  LabError,
  type Attribution,
  type AttributionMethod,
  type DatasetAxis,
  type ExplainSubject,
} from '../../../contract/index.js';
import { planNetwork } from '../../../core/architectures/planNetwork.js';
import { argmaxRows } from '../../../core/classical/argmaxRows.js';
import { aboveEven } from '../../../core/explain/aboveEven.js';
import { evidenceSentence } from '../../../core/explain/evidenceSentence.js';
import { layerWords } from '../../../core/explain/layerWords.js';
import { methodWords } from '../../../core/explain/methodWords.js';
import { occlude } from '../../../core/explain/occlude.js';
import { occlusionMap } from '../../../core/explain/occlusionMap.js';
import { occlusionWidth } from '../../../core/explain/occlusionWidth.js';
import { occlusionWindows } from '../../../core/explain/occlusionWindows.js';
import { peakShares } from '../../../core/explain/peakShares.js';
import { percentWords } from '../../../core/explain/percentWords.js';
import { seenAround } from '../../../core/explain/seenAround.js';
import { datasetAxisWords } from '../../../core/explain/datasetAxisWords.js';
import type { LabContext } from '../labContext.js';
import { modelSource, type LoadedModel } from '../models/loadModel.js';
import { classAnswers, RANKS_ONLY } from './classAnswers.js';
import { classicalImportance } from './classicalImportance.js';
import { explainedInput, type ExplainedInput } from './explainedInput.js';
import { explainMethods } from './explainMethods.js';
import type { NamedPeak } from './measurementPeaks.js';

export interface AttributeOptions {
  subject: ExplainSubject;
  method: AttributionMethod;
  /** The predicted one when absent. */
  className?: string | undefined;
  /** For `gradCam`. */
  layer?: string | undefined;
}

/** An attribution with what it is drawn on. */
export interface Attributed {
  attribution: Attribution;
  y: Float32Array;
  peaks: NamedPeak[];
  /** In points: how far beside what made it the evidence can lie. */
  reach: number;
}

interface Question {
  lab: LabContext;
  model: LoadedModel;
  input: ExplainedInput;
  peaks: NamedPeak[];
  classNumber: number;
  probability: number;
  layer: string | undefined;
}
interface Map {
  values: Float32Array;
  notes: string[];
  /** See {@link Attributed}; 0 for methods that ask each point by itself. */
  reach: number;
}

/** A share is clearly above that of evenly spread evidence half way from there to all evidence. */
const CLEAR = 0.5;
/** Losses below this are rounding of single precision. */
const ROUNDING = 1e-6;
/** Losses below this are small beside any doubt about a probability. */
const SMALL = 1e-3;

/** Which parts of a spectrum speak for a class. @throws LabError `not-found`, `invalid-input`, `unavailable`, `wavelength-needed` */
export async function attribute(
  lab: LabContext,
  model: LoadedModel,
  { subject, method, className, layer }: AttributeOptions,
): Promise<Attributed> {
  const methods = explainMethods(model);
  if (!methods.includes(method)) {
    const names = methods.map((one) => methodWords(one).name).join(', ');
    throw new LabError('invalid-input', `“${model.summary.name}” allows ${names}, not ${methodWords(method).name}.`);
  }
  const input = await explainedInput(lab, model, subject);
  const [{ shares: answers, probability: sure }, peaks] = await Promise.all([
    classAnswers(lab, model, input.y),
    input.peaks(),
  ]);
  const classNumber =
    className === undefined ? (argmaxRows(answers, answers.length)[0] ?? 0) : model.classNames.indexOf(className);
  if (classNumber < 0) throw new LabError('not-found', `The model does not know a class “${className ?? ''}”.`);
  const probability = answers[classNumber] ?? 0;
  const { values, notes, reach } = await mapOf(method, { lab, model, input, peaks, classNumber, probability, layer });
  const shares = peakShares(values, model.axis, peaks, reach);
  const { onPeaks, elsewhere, covered } = shares;
  const cover =
    shares.peaks.length > 0
      ? [
          `Peaks cover ${percentWords(covered)} of the axis, each with its flanks${reach > 0 ? ` and ${widthWords(Math.round(reach), model.axis)} beyond them at least, for this method sees no finer` : ''}; evidence spread evenly would put as much there.`,
        ]
      : [];
  return {
    attribution: {
      ...{ method, className: model.classNames[classNumber] ?? '', probability, values },
      ...{ peaks: shares.peaks, onPeaks, elsewhere, covered },
      clear: onPeaks + elsewhere > 0 && aboveEven(shares) >= CLEAR,
      sentence: evidenceSentence(shares, input.peakSource),
      notes: [...methodWords(method).notes, ...notes, ...cover, ...(sure ? [] : [RANKS_ONLY]), ...input.notes],
    },
    ...{ y: input.y, peaks, reach },
  };
}

async function mapOf(method: AttributionMethod, question: Question): Promise<Map> {
  const { lab, model, input, classNumber, layer } = question;
  switch (method) {
    case 'occlusion':
      return occlusion(question);
    case 'importance':
      return { ...(await classicalImportance(lab, model)), reach: 0 };
    case 'gradCam':
    case 'cam':
    case 'gradient': {
      const { body, classNames, summary } = model;
      const plan = body.kind === 'network' ? planNetwork(body.architecture) : [];
      const outputs = plan.at(-1)?.output;
      // One output speaks for the second class, and so against the first.
      const single = outputs?.kind === 'vector' && outputs.units === 1 && classNames.length === 2;
      const activation = await lab.trainers.session.ask('classActivation', modelSource(lab, summary.hash), {
        ...{ spectra: input.y, method, target: single ? 0 : classNumber, against: single && classNumber === 0 },
        ...(layer === undefined || method !== 'gradCam' ? {} : { layer }),
      });
      const index = plan.findIndex(({ name }) => name === activation.layer);
      const words = layerWords(plan)[index];
      return {
        values: activation.onSpectrum,
        reach: method === 'gradient' ? 0 : seenAround(plan, activation.layer),
        notes: words && method !== 'gradient' ? [`Layer: ${words.label} (${words.shape}).`] : [],
      };
    }
  }
}

async function occlusion({ lab, model, input, peaks, classNumber, probability }: Question): Promise<Map> {
  const { axis, length, classNames } = model;
  const width = occlusionWidth(axis, length, peaks);
  const windows = occlusionWindows(length, width);
  const losses = new Float64Array(windows.length);
  // So many spectra at a time as stay small in memory.
  const size = Math.max(1, Math.floor(2 ** 23 / length));
  for (let from = 0; from < windows.length; from += size) {
    const spectra = occlude(input.y, windows.slice(from, from + size));
    const { shares } = await classAnswers(lab, model, spectra);
    for (let row = 0; row * length < spectra.length; row += 1) {
      const loss = probability - (shares[row * classNames.length + classNumber] ?? 0);
      losses[from + row] = Math.abs(loss) < ROUNDING ? 0 : loss;
    }
  }
  const most = losses.reduce((largestLoss, loss) => Math.max(largestLoss, Math.abs(loss)), 0);
  const notes = [`Each stretch is ${widthWords(width, axis)} wide.`];
  if (most > 0 && most < SMALL)
    notes.push(
      `No stretch alone changes the probability by more than ${Number(most.toPrecision(1))}: the shares rest on small differences.`,
    );
  return { values: occlusionMap(losses, windows, length), notes, reach: width / 2 };
}

function widthWords(points: number, axis: DatasetAxis): string {
  const { unit } = datasetAxisWords(axis.unit);
  if (unit === '') return `${points} points`;
  return `${Number((points * axis.step).toPrecision(3))}${unit === '°' ? '' : ' '}${unit}`;
}
