import type { CrystalStructure, LineList } from './crystal.js';
import type { Technique } from './spectrum.js';

/** A body of references. */
export interface Library {
  id: string;
  name: string;
  technique: Technique;
  /** Built in, installed by one action, a whole database that the person imported, or the person's own. */
  kind: 'built-in' | 'installed' | 'imported' | 'own';
  version: string;
  licence: string;
  citation: string;
  count: number;
  enabled: boolean;
  /** Its import was cancelled or its process ended: the same import again goes on. */
  unfinished?: boolean;
  /** Why it cannot be searched, where its files are damaged. */
  problem?: string;
}

/** How an entry was checked. */
export interface Verification {
  /** e.g. `density 4.25 g/cm³ agrees with the published 4.23` or `matches a measured pattern of R040049`. */
  statement: string;
  kind: 'density' | 'measured-pattern' | 'literature';
}

/** What every reference says about itself. */
export interface ReferenceSummary {
  id: string;
  libraryId: string;
  technique: Technique;
  name: string;
  /** Hill or mineralogical order as a person writes it, e.g. `TiO2`, `CaCO3`. */
  formula: string;
  elements: string[];
  /** Hermann-Mauguin symbol (XRD). */
  spaceGroup?: string;
  /** Literature reference, or the specimen and its project. */
  source: string;
  /** Class for filters and browsing: `oxide`, `carbonate`, `battery`... */
  category?: string;
  /** A phase of everyday work, met often: between candidates that fit alike it is the likelier one. */
  common?: boolean;
  /** g/cm³, calculated from the structure. */
  density?: number;
  /** Specimen of a measured reference: a search may leave it out. */
  specimen?: string;
  notes?: string;
  verification: Verification[];
}

/** A band of a Raman reference. */
export interface RamanBand {
  /** Raman shift in 1/cm. */
  shift: number;
  /** Height relative to the strongest band, 0-100. */
  height: number;
}

/** A reference that can be matched. `structure` sorts of entry can be simulated at any wavelength. */
export type Reference =
  | { kind: 'structure'; summary: ReferenceSummary; structure: CrystalStructure; lines: LineList }
  | { kind: 'measured-lines'; summary: ReferenceSummary; lines: LineList }
  | { kind: 'bands'; summary: ReferenceSummary; bands: RamanBand[] }
  | { kind: 'spectrum'; summary: ReferenceSummary; x: Float64Array; y: Float64Array };
