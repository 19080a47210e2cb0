import type { RamanBand, ReferenceSummary } from '../../contract/data/reference.js';
import { drawBandTable } from './drawBandTable.js';
import { prepareRaman, slopeFeature, type SlopeFeature } from './ramanFeatures.js';

/** A reference that can be matched against a Raman spectrum: measured, or a table of bands. */
export type RamanReference =
  | { kind: 'spectrum'; summary: ReferenceSummary; x: Float64Array; y: Float64Array }
  | { kind: 'bands'; summary: ReferenceSummary; bands: readonly RamanBand[] };

/** Slopes of many references in flat arrays; made once, searched often. */
export interface RamanReferenceIndex {
  references: readonly RamanReference[];
  /** Measured references: entry j is `references[owner[j]]`. */
  owner: Uint32Array;
  /** First grid cell of entry j, and its place in the flat arrays: start[j] to start[j + 1]. */
  firstCell: Int32Array;
  start: Uint32Array;
  slopes: Float32Array;
  /** Sum of squared slopes of the entry's cells before each one; one value more than cells per entry, at start[j] + j. */
  energy: Float32Array;
  /** Numbers of the references that are tables of bands. */
  bandTables: number[];
}

/** Makes the index of {@link identifyRaman}: about 4 kB for each measured spectrum. */
export function prepareRamanReferences(references: readonly RamanReference[]): RamanReferenceIndex {
  const owner: number[] = [];
  const features: SlopeFeature[] = [];
  const bandTables: number[] = [];
  references.forEach((reference, i) => {
    if (reference.kind === 'bands') {
      bandTables.push(i);
      return;
    }
    if (reference.x.length < 2) return;
    owner.push(i);
    features.push(slopeFeature(prepareRaman(reference.x, reference.y)));
  });
  return { references, ...packFeatures(features), owner: Uint32Array.from(owner), bandTables };
}

const drawnTables = new WeakMap<RamanReferenceIndex, Map<number, PackedFeatures & { owner: Uint32Array }>>();

/** The same arrays for the tables of bands, drawn at a width (1/cm, rounded to 2 so that drawings can be kept with the index). */
export function packBands(index: RamanReferenceIndex, width: number): PackedFeatures & { owner: Uint32Array } {
  const rounded = 2 * Math.round(width / 2);
  const kept = drawnTables.get(index) ?? new Map<number, PackedFeatures & { owner: Uint32Array }>();
  drawnTables.set(index, kept);
  const known = kept.get(rounded);
  if (known) return known;
  const features = index.bandTables.map((i): SlopeFeature => {
    const reference = index.references[i]!;
    if (reference.kind !== 'bands' || reference.bands.length === 0) return { from: 0, values: new Float32Array(0) };
    const { x, y } = drawBandTable(reference.bands, rounded);
    return slopeFeature(prepareRaman(x, y));
  });
  const packed = { ...packFeatures(features), owner: Uint32Array.from(index.bandTables) };
  kept.set(rounded, packed);
  return packed;
}

export type PackedFeatures = Pick<RamanReferenceIndex, 'firstCell' | 'start' | 'slopes' | 'energy'>;

export function packFeatures(features: readonly SlopeFeature[]): PackedFeatures {
  const start = new Uint32Array(features.length + 1);
  features.forEach((feature, j) => (start[j + 1] = start[j]! + feature.values.length));
  const total = start[features.length]!;
  const slopes = new Float32Array(total);
  const energy = new Float32Array(total + features.length);
  const firstCell = new Int32Array(features.length);
  features.forEach(({ from, values }, j) => {
    firstCell[j] = from;
    let length = 0;
    for (const value of values) length += value * value;
    const unit = length > 0 ? 1 / Math.sqrt(length) : 0;
    let sum = 0;
    values.forEach((value, i) => {
      const scaled = value * unit;
      slopes[start[j]! + i] = scaled;
      energy[start[j]! + j + i] = sum;
      sum += scaled * scaled;
    });
    energy[start[j + 1]! + j] = sum;
  });
  return { firstCell, start, slopes, energy };
}
