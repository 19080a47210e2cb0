import type { ErrorEnvelope } from './errors.js';
import type { Identification } from './identification.js';
import type { Peak } from './peak.js';
import type { ProcessingStep } from './processing.js';
import type { AxisUnit, Radiation, ScanMetadata, Spectrum, Technique, TextLayoutQuestion } from './spectrum.js';

/** A group of measurements. */
export interface Project {
  id: string;
  name: string;
  createdAt: string;
  measurementCount: number;
}

export type MeasurementStatus = 'new' | 'identifying' | 'match' | 'no-confident-match' | 'needs-wavelength' | 'failed';

/** A measurement as a row of the list. */
export interface MeasurementSummary {
  id: string;
  projectId: string | null;
  name: string;
  fileName: string;
  technique: Technique;
  unit: AxisUnit;
  points: number;
  /** First and last x in `unit`. */
  range: [number, number];
  radiation?: Radiation;
  /** nm */
  laserWavelength?: number;
  tags: string[];
  notes: string;
  importedAt: string;
  status: MeasurementStatus;
  /** Best candidate of the last identification, when the verdict is a match. */
  top?: { name: string; formula: string; score: number };
  /** Heights 0-1 for the tiny picture, at most 120 of them; the maxima of equal slices of the axis. */
  preview: Float32Array;
}

/** Where the numbers come from; printed in every report. */
export interface Provenance {
  fileName: string;
  /** sha256 of the file as imported, hex. */
  sha256: string;
  fileBytes: number;
  /** Format id and the version of its reader. */
  format: string;
  scanIndex: number;
  softwareVersion: string;
  importedAt: string;
}

/** A measurement with everything kept about it. */
export interface MeasurementDetail extends MeasurementSummary {
  spectrum: Spectrum;
  metadata: ScanMetadata;
  warnings: string[];
  provenance: Provenance;
  steps: ProcessingStep[];
  peaks: Peak[] | null;
  identification: Identification | null;
  /** Reference ids drawn on the measurement. */
  selectedCandidates: string[];
}

/** What became of one file of an import. */
export type ImportOutcome =
  | { file: string; status: 'imported'; measurementIds: string[]; warnings: string[] }
  | { file: string; status: 'duplicate'; measurementIds: string[] }
  | { file: string; status: 'question'; stagedId: string; question: TextLayoutQuestion }
  | { file: string; status: 'failed'; error: ErrorEnvelope };
