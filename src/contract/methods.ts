import { z } from 'zod';
import { method, type Method } from './method.js';
import { dropoutPasses, learningMethods } from './areas/learning.js';
import { databaseMethods } from './areas/databases.js';
import { quantifyMethods } from './areas/quantify.js';
import { identifyOptionsSchema, type Explanation, type Identification } from './data/identification.js';
import {
  datasetRecipeSchema,
  splitNames,
  type BundledRecipe,
  type DatasetDetail,
  type DatasetPart,
  type DatasetPreview,
  type DatasetSummary,
  type SyntheticRecipe,
} from './data/dataset.js';
import type { ErrorEnvelope } from './data/errors.js';
import type { Classification } from './data/model.js';
import type { ExportedFile } from './data/file.js';
import type { Job } from './data/job.js';
import type { Peak } from './data/peak.js';
import { processingStepSchema, type ProcessingStep } from './data/processing.js';
import type { ImportOutcome, MeasurementDetail, MeasurementSummary, Project } from './data/project.js';
import type { Library, RamanBand, ReferenceSummary } from './data/reference.js';
import type { CrystalStructure } from './data/crystal.js';
import type { SimulatedPattern } from './data/simulation.js';
import type { AxisUnit, Radiation, Spectrum, Technique, TextLayoutQuestion } from './data/spectrum.js';
import {
  settingsPatchSchema,
  type DoctorPart,
  type FormatInfo,
  type Settings,
  type SystemInfo,
} from './data/system.js';

/** Largest body of one call, bytes; larger work is sent in several calls. */
export const MAX_CALL_BYTES = 64 * 1024 * 1024;

const id = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(500);
const finite = z.number();
/** Any bytes, whatever kind of buffer lies under them. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are needed here');
/** A file's name is a label only; its content comes as bytes. */
const file = z.object({ name: z.string().max(1000), bytes });
const technique = z.enum(['xrd', 'raman']);
const axisUnit = z.enum(['twoTheta', 'dSpacing', 'q', 'ramanShift', 'wavelength']);
const none = z.object({});

export const radiationSchema = z.object({
  label: z.string().max(60),
  wavelength: z.number().min(0.05).lt(10),
  wavelengthAlpha2: z.number().min(0.05).lt(10).optional(),
  alpha2Ratio: z.number().min(0).max(1).optional(),
  origin: z.enum(['file', 'user', 'assumed']),
});

export const textLayoutSchema = z.object({
  encoding: z.string().max(40),
  delimiter: z.enum(['tab', 'comma', 'semicolon', 'space']),
  decimal: z.enum(['dot', 'comma']),
  headerLines: z.int().min(0).max(100_000),
  xColumn: z.int().min(0).max(1000),
  yColumn: z.int().min(0).max(1000),
  sigmaColumn: z.int().min(0).max(1000).optional(),
  technique,
  unit: axisUnit,
  wavelength: z.number().min(0.05).lt(10).optional(),
  laserWavelength: z.number().gt(100).lt(3000).optional(),
});

const peakSchema = z.object({
  id,
  position: finite,
  height: finite,
  fwhm: finite,
  area: finite,
  dSpacing: finite.optional(),
  signalToNoise: finite,
  origin: z.enum(['found', 'edited']),
});

const steps = z.array(processingStepSchema).max(50);

/** A reference with all that is known of it, for the References view. */
export interface ReferenceDetail {
  summary: ReferenceSummary;
  structure?: CrystalStructure;
  bands?: RamanBand[];
  spectrum?: { x: Float64Array; y: Float64Array };
}

/** A reference drawn: sticks, and a profile on its own grid. */
export interface ReferencePicture {
  unit: 'twoTheta' | 'ramanShift';
  sticks: { x: number; height: number; dSpacing?: number; hkl?: [number, number, number]; multiplicity?: number }[];
  x: Float64Array;
  profile: Float64Array;
}

/** An imported library in numbers. */
export interface ImportedLibrary {
  count: number;
  /** Files with the formula, cell and space group of an entry that stands for them. */
  folded: number;
  failed: number;
  /** File and sentence. */
  failures: { item: string; message: string }[];
}

export interface LibraryImportReport {
  libraryId: string;
  added: number;
  /** Read, but in the library already or twice among these files. */
  known?: number;
  failures: { item: string; message: string }[];
}

/** One file identified without being stored. */
export interface FileIdentification {
  file: string;
  technique?: Technique;
  points?: number;
  range?: [number, number];
  /** Unit of `range`. */
  unit?: AxisUnit;
  radiation?: Radiation;
  identification?: Identification;
  question?: TextLayoutQuestion;
  error?: ErrorEnvelope;
}

export interface ProcessingPreview {
  spectrum: Spectrum;
  background: Float64Array | null;
  notes: string[];
}

/** Everything the lab can do: name, input, effect, who may call, output. */
export const methods = {
  'system.info': method<SystemInfo>()('read', none),
  'system.doctor': method<{ parts: DoctorPart[] }>()('read', none),
  'system.formats': method<FormatInfo[]>()('read', none),
  'settings.get': method<Settings>()('read', none),
  'settings.set': method<Settings>()('write', settingsPatchSchema),

  'projects.list': method<Project[]>()('read', none),
  'projects.create': method<Project>()('write', z.object({ name })),
  'projects.rename': method<Project>()('write', z.object({ id, name })),
  /** Its measurements stay, without a project. Undone by `projects.restore`. */
  'projects.delete': method<null>()('write', z.object({ id })),
  'projects.restore': method<Project>()('write', z.object({ id })),

  'measurements.list': method<MeasurementSummary[]>()(
    'read',
    z.object({
      projectId: id.nullable().optional(),
      /** Matches name, file name, notes, tags, and the name and formula of the best candidate. */
      search: z.string().max(200).optional(),
      tag: z.string().max(100).optional(),
      technique: technique.optional(),
    }),
  ),
  'measurements.get': method<MeasurementDetail>()('read', z.object({ id })),
  'measurements.update': method<MeasurementDetail>()(
    'write',
    z.object({
      id,
      name: name.optional(),
      notes: z.string().max(100_000).optional(),
      tags: z.array(z.string().trim().min(1).max(100)).max(100).optional(),
      projectId: id.nullable().optional(),
      radiation: radiationSchema.optional(),
      laserWavelength: z.number().gt(100).lt(3000).optional(),
      selectedCandidates: z.array(id).max(50).optional(),
    }),
  ),
  /** Undone by `measurements.restore`; gone for good 30 days later. */
  'measurements.delete': method<null>()('write', z.object({ ids: z.array(id).min(1).max(10_000) })),
  'measurements.restore': method<null>()('write', z.object({ ids: z.array(id).min(1).max(10_000) })),

  /** Opens an import whose files follow in `imports.add`, so that one job shows the whole batch. */
  'imports.begin': method<Job>()('job', z.object({ title: name, total: z.int().min(0), projectId: id.nullable() })),
  /** Acknowledged means stored: when this returns `imported`, the measurement survives a crash. */
  'imports.add': method<ImportOutcome[]>()('write', z.object({ jobId: id, files: z.array(file).min(1).max(500) })),
  'imports.finish': method<Job>()('write', z.object({ jobId: id })),
  'imports.answer': method<ImportOutcome>()(
    'write',
    z.object({ stagedId: id, layout: textLayoutSchema, remember: z.boolean() }),
  ),
  /** Forgets every remembered answer: the next file of such a shape asks again. */
  'imports.forgetAnswers': method<{ forgotten: number }>()('write', none),
  /** Files and folders by path; folders are walked. */
  'imports.paths': method<Job>()(
    'job',
    z.object({
      paths: z.array(z.string()).min(1),
      projectId: id.nullable(),
      /** Settles what files leave open. */
      technique: technique.optional(),
      /** Of X-ray files that do not say theirs. */
      radiation: radiationSchema.optional(),
      /** Of Raman files that do not say theirs, nm. */
      laserWavelength: z.number().gt(100).lt(3000).optional(),
    }),
    'trusted',
  ),
  /** Outcomes of a finished import job. */
  'imports.outcomes': method<ImportOutcome[]>()('read', z.object({ jobId: id })),

  'processing.preview': method<ProcessingPreview>()('read', z.object({ measurementId: id, steps })),
  'processing.defaults': method<ProcessingStep[]>()('read', z.object({ measurementId: id })),
  'processing.save': method<MeasurementDetail>()('write', z.object({ measurementId: id, steps })),

  'peaks.find': method<Peak[]>()(
    'write',
    z.object({
      measurementId: id,
      minSignalToNoise: z.number().min(1).max(1000).optional(),
      minRelativeHeight: z.number().min(0).max(1).optional(),
    }),
  ),
  /** Keeps a table edited by hand. */
  'peaks.save': method<Peak[]>()('write', z.object({ measurementId: id, peaks: z.array(peakSchema).max(5000) })),

  /** Searches, stores the result with the measurement and returns it. */
  'identify.run': method<Identification>()(
    'write',
    z.object({ measurementId: id, options: identifyOptionsSchema.partial() }),
  ),
  'identify.explain': method<Explanation>()('read', z.object({ measurementId: id, referenceIds: z.array(id).max(20) })),
  'identify.batch': method<Job>()(
    'job',
    z.object({ measurementIds: z.array(id).min(1).max(10_000), options: identifyOptionsSchema.partial() }),
  ),
  /** Identifies without storing; for the command line. */
  'identify.file': method<FileIdentification>()(
    'read',
    z.object({
      file,
      technique: technique.optional(),
      radiation: radiationSchema.optional(),
      laserWavelength: z.number().gt(100).lt(3000).optional(),
      options: identifyOptionsSchema.partial(),
    }),
  ),

  'libraries.list': method<Library[]>()('read', none),
  'libraries.enable': method<Library>()('write', z.object({ id, enabled: z.boolean() })),
  'libraries.delete': method<null>()('write', z.object({ id })),
  /** What can be installed by one action, with size, licence and citation. */
  'libraries.installable': method<
    {
      id: 'amcsd' | 'raman-open';
      name: string;
      megabytes: number;
      licence: string;
      citation: string;
      installed: boolean;
    }[]
  >()('read', none),
  'libraries.install': method<Job>()('job', z.object({ id: z.enum(['amcsd', 'raman-open']) })),
  /** CIF files or zips of them into an own library (made when the name is new). */
  'libraries.import': method<LibraryImportReport>()(
    'write',
    z.object({ libraryName: name, files: z.array(file).min(1).max(500) }),
  ),
  'libraries.importPaths': method<Job>()(
    'job',
    z.object({ libraryName: name, paths: z.array(z.string()).min(1) }),
    'trusted',
  ),
  /**
   * A folder, zip, tar or tar.gz of any number of CIF files into an imported library. Goes on where the same import was cancelled or ended.
   */
  'libraries.importDatabase': method<Job>()(
    'job',
    z.object({
      libraryName: name,
      path: z.string().min(1),
      licence: z.string().max(500).optional(),
      citation: z.string().max(2000).optional(),
    }),
    'trusted',
  ),
  /** How an imported library came about, and its failures a page at a time. */
  'libraries.imported': method<ImportedLibrary>()(
    'read',
    z.object({ id, offset: z.int().min(0).default(0), limit: z.int().min(1).max(10_000).default(200) }),
  ),
  /** A library for this process only, searched with the others. */
  'libraries.openTemporary': method<LibraryImportReport>()(
    'read',
    z.object({ name, files: z.array(file).min(1) }),
    'trusted',
  ),
  'libraries.addMeasurement': method<ReferenceSummary>()(
    'write',
    z.object({ measurementId: id, libraryName: name, name, formula: z.string().max(200) }),
  ),

  'references.list': method<{ total: number; items: ReferenceSummary[] }>()(
    'read',
    z.object({
      libraryId: id.optional(),
      technique: technique.optional(),
      search: z.string().max(200).optional(),
      elements: z.array(z.string().max(2)).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  'references.get': method<ReferenceDetail>()('read', z.object({ id })),
  /** XRD needs the radiation and a 2θ range; Raman ignores them. */
  'references.picture': method<ReferencePicture>()(
    'read',
    z.object({ id, radiation: radiationSchema.optional(), from: finite.optional(), to: finite.optional() }),
  ),
  'references.delete': method<null>()('write', z.object({ ids: z.array(id).min(1) })),

  'simulate.cif': method<SimulatedPattern>()(
    'read',
    z.object({ file, radiation: radiationSchema, from: finite, to: finite }),
  ),

  /** Recipes that ship with Phaselens. */
  'datasets.recipes': method<BundledRecipe[]>()('read', none),
  /** The recipe of a published class list of the benchmark study (JSON). */
  'datasets.readBenchmark': method<SyntheticRecipe>()(
    'read',
    z.object({ file, variant: z.enum(['general', 'challenge']) }),
  ),
  /** The first training spectra, class by turn, without storing anything. */
  'datasets.preview': method<DatasetPreview>()(
    'read',
    z.object({ recipe: datasetRecipeSchema, samples: z.int().min(1).max(200).default(12) }),
  ),
  /** Newest first. */
  /** A recipe whose classes are phases of an XRD library, single references, or structures of CIF files (or zips of them), to be changed and made. */
  'datasets.fromReferences': method<{ recipe: SyntheticRecipe; leftOut: string[] }>()(
    'read',
    z.object({
      title: z.string().trim().min(1).max(200).optional(),
      libraryId: id.optional(),
      referenceIds: z.array(id).max(2000).default([]),
      files: z.array(file).max(2000).default([]),
      /** Only phases of nothing but these elements. */
      elements: z.array(z.string().max(2)).max(120).optional(),
      radiation: radiationSchema.optional(),
    }),
  ),
  'datasets.list': method<DatasetSummary[]>()('read', none),
  'datasets.get': method<DatasetDetail>()('read', z.object({ id })),
  /** Some spectra of a part by their number. */
  'datasets.samples': method<DatasetPart>()(
    'read',
    z.object({ id, split: z.enum(splitNames), numbers: z.array(z.int().min(0)).min(1).max(1000) }),
  ),
  'datasets.create': method<DatasetDetail>()('write', z.object({ recipe: datasetRecipeSchema })),
  /** For good; a recipe makes the same numbers again. */
  'datasets.delete': method<null>()('write', z.object({ id })),

  ...databaseMethods,
  ...quantifyMethods,

  ...learningMethods,
  /** What a model says of the first scan of a file, without storing it; for the command line. */
  'models.classifyFile': method<Classification>()(
    'read',
    z.object({
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      file,
      dropoutPasses,
      technique: technique.optional(),
      radiation: radiationSchema.optional(),
      laserWavelength: z.number().gt(100).lt(3000).optional(),
    }),
  ),

  'reports.create': method<ExportedFile>()(
    'read',
    z.object({ measurementId: id, format: z.enum(['html', 'pdf', 'csv', 'json']) }),
  ),
  /** The numbers of the view: x, observed, background, profiles, difference. */
  'reports.data': method<ExportedFile>()('read', z.object({ measurementId: id, format: z.enum(['csv', 'xy']) })),

  'jobs.list': method<Job[]>()('read', none),
  'jobs.get': method<Job>()('read', z.object({ id })),
  'jobs.cancel': method<Job>()('write', z.object({ id })),

  'backup.create': method<{ path: string; bytes: number }>()(
    'write',
    z.object({ path: z.string().optional() }),
    'trusted',
  ),
  /** The present data is backed up first, so that a restore can be undone. */
  'backup.restore': method<{ path: string; previous: string }>()('write', z.object({ path: z.string() }), 'trusted'),
} satisfies Record<string, Method>;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
/** What a caller passes (defaults may be left out). */
export type Input<Name extends MethodName> = z.input<Methods[Name]['input']>;
/** What the lab receives after validation. */
export type Parsed<Name extends MethodName> = z.output<Methods[Name]['input']>;
export type Output<Name extends MethodName> =
  NonNullable<Methods[Name]['output']> extends never ? null : Exclude<Methods[Name]['output'], undefined>;

/** The one way to ask the lab, whatever the door. Rejects with a LabError. */
export interface Lab {
  call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>>;
}
