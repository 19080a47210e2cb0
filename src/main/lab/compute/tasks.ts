import type { SyntheticRecipe } from '../../../contract/index.js';
import { openCollectionIndex, type OpenIndexInput } from '../../collections/openCollectionIndex.js';
import type { Bench } from './bench.js';
import type { Report } from './compute.js';
import { buildMeasured, previewMeasured, type BuildMeasuredInput } from './tasks/buildMeasured.js';
import {
  fitClassical,
  growTrees,
  joinTrees,
  predictClassical,
  prepareForest,
  type FitClassicalInput,
  type GrowTreesInput,
  type JoinTreesInput,
  type PredictClassicalInput,
} from './tasks/classical.js';
import { classicalImportance, type ClassicalImportanceInput } from './tasks/classicalImportance.js';
import { decodeAmcsd, type DecodeAmcsdInput } from './tasks/decodeAmcsd.js';
import { explain, type ExplainInput } from './tasks/explain.js';
import { identify, type IdentifyInput } from './tasks/identify.js';
import { modelInput, type ModelInputOrder } from './tasks/modelInput.js';
import { mapsVariation, type MapsVariationInput } from './tasks/mapsVariation.js';
import { picture, type PictureInput } from './tasks/picture.js';
import { defaultSteps, findPeaks, process, type FindPeaksInput, type ProcessInput } from './tasks/process.js';
import { readCifBatch, type CifItem } from './tasks/readCifBatch.js';
import { searchCollections, type SearchCollectionsInput } from './tasks/searchCollections.js';
import { quantify, type QuantifyTaskInput } from './tasks/quantify.js';
import { readMeasurement, type ReadMeasurementInput } from './tasks/readMeasurement.js';
import { readMeasurements } from './tasks/readMeasurements.js';
import { readRamanWheel, type ReadRamanWheelInput } from './tasks/readRamanWheel.js';
import { readReferences, type ReadReferencesInput } from './tasks/readReferences.js';
import { referenceFromMeasurement, type ReferenceFromMeasurementInput } from './tasks/referenceFromMeasurement.js';
import { simulateCif, type SimulateCifInput } from './tasks/simulateCif.js';
import { hashSynthetic, previewSynthetic, synthesise, type SynthesiseInput } from './tasks/synthesise.js';

/** Everything that is calculated, by name: run inline or in a worker thread. Inputs and outputs are plain data. */
export const tasks = {
  readMeasurement: (_bench: Bench, input: ReadMeasurementInput) => readMeasurement(input),
  readMeasurements: (_bench: Bench, input: readonly ReadMeasurementInput[]) => readMeasurements(input),
  readReferences: (_bench: Bench, input: ReadReferencesInput) => readReferences(input),
  readCifBatch: (_bench: Bench, items: readonly CifItem[]) => readCifBatch(items),
  referenceFromMeasurement: (_bench: Bench, input: ReferenceFromMeasurementInput) => referenceFromMeasurement(input),
  process: (_bench: Bench, input: ProcessInput) => process(input),
  defaultSteps: (_bench: Bench, input: Pick<ProcessInput, 'spectrum'>) => defaultSteps(input),
  findPeaks: (_bench: Bench, input: FindPeaksInput) => findPeaks(input),
  identify: (bench: Bench, input: IdentifyInput) => identify(bench, input),
  openCollectionIndex: (_bench: Bench, input: OpenIndexInput) => openCollectionIndex(input),
  searchCollections: (_bench: Bench, input: SearchCollectionsInput) => searchCollections(input),
  explain: (bench: Bench, input: ExplainInput) => explain(bench, input),
  quantify: (_bench: Bench, input: QuantifyTaskInput) => quantify(input),
  picture: (bench: Bench, input: PictureInput) => picture(bench, input),
  decodeAmcsd: (_bench: Bench, input: DecodeAmcsdInput) => decodeAmcsd(input),
  readRamanWheel: (_bench: Bench, input: ReadRamanWheelInput, report: Report) => readRamanWheel(input, report),
  simulateCif: (_bench: Bench, input: SimulateCifInput) => simulateCif(input),
  hashSynthetic: (_bench: Bench, input: SyntheticRecipe, report: Report) => hashSynthetic(input, report),
  synthesise: (_bench: Bench, input: SynthesiseInput, report: Report) => synthesise(input, report),
  previewSynthetic: (_bench: Bench, input: Parameters<typeof previewSynthetic>[0]) => previewSynthetic(input),
  buildMeasured: (_bench: Bench, input: BuildMeasuredInput) => buildMeasured(input),
  previewMeasured: (_bench: Bench, input: Parameters<typeof previewMeasured>[0]) => previewMeasured(input),
  modelInput: (_bench: Bench, input: ModelInputOrder) => modelInput(input),
  fitClassical: (_bench: Bench, input: FitClassicalInput) => fitClassical(input),
  prepareForest: (_bench: Bench, input: FitClassicalInput) => prepareForest(input),
  growTrees: (_bench: Bench, input: GrowTreesInput, report: Report) => growTrees(input, report),
  joinTrees: (_bench: Bench, input: JoinTreesInput) => joinTrees(input),
  classicalImportance: (_bench: Bench, input: ClassicalImportanceInput) => classicalImportance(input),
  mapsVariation: (_bench: Bench, input: MapsVariationInput) => mapsVariation(input),
  predictClassical: (_bench: Bench, input: PredictClassicalInput) => predictClassical(input),
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[1];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
