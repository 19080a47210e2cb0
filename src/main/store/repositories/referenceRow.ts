import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { CrystalStructure } from '../../../contract/data/crystal.js';
import { LabError } from '../../../contract/data/errors.js';
import type { RamanBand, Reference, ReferenceSummary } from '../../../contract/data/reference.js';
import { packCurve, unpackCurve } from '../pack/curve.js';
import { bytesToFloat64, float64ToBytes } from '../pack/float64.js';
import { packLines, unpackLines } from '../pack/lines.js';
import { readJson } from '../readJson.js';
import { searchText } from '../searchText.js';
import type { MatchingReference } from '../types.js';

const structureShape = z.looseObject({
  cell: z.looseObject({ a: z.number() }),
  operators: z.array(z.string()),
  sites: z.array(z.unknown()),
});

/** The columns of a reference, in the order of the insert statements. */
export function toRow(reference: Reference, libraryId: string) {
  const summary: ReferenceSummary = { ...reference.summary, libraryId };
  const { id, technique, name, formula, elements, category, spaceGroup, source, specimen } = summary;
  return {
    id,
    libraryId,
    technique,
    kind: reference.kind,
    sortName: name.normalize('NFKC').toLowerCase(),
    /** `,Ti,O,` so that one element is found by its symbol between commas. */
    elements: `,${elements.join(',')},`,
    searchText: searchText([name, formula, category, spaceGroup, source, specimen]),
    summary: JSON.stringify(summary),
    payload: packPayload(reference),
    structure:
      reference.kind === 'structure' ? deflateRawSync(JSON.stringify(reference.structure), { level: 3 }) : null,
  };
}

/** What a search needs of a reference. */
export function toMatching(kind: Reference['kind'], summaryJson: string, payload: Buffer): MatchingReference {
  const summary = JSON.parse(summaryJson) as ReferenceSummary;
  return unpacked(summary, () => {
    switch (kind) {
      case 'structure':
      case 'measured-lines':
        return { kind: 'lines', summary, lines: unpackLines(payload) };
      case 'bands':
        return { kind: 'bands', summary, bands: unpackBands(payload) };
      case 'spectrum':
        return { kind: 'spectrum', summary, ...unpackCurve(payload) };
    }
  });
}

/** The whole reference. */
export function toReference(
  kind: Reference['kind'],
  summaryJson: string,
  payload: Buffer,
  structure: Buffer | null,
): Reference {
  const matching = toMatching(kind, summaryJson, payload);
  if (matching.kind !== 'lines') return matching;
  const { summary, lines } = matching;
  if (kind === 'measured-lines' || structure === null) return { kind: 'measured-lines', summary, lines };
  const text = unpacked(summary, () => inflateRawSync(structure).toString('utf8'));
  return {
    kind: 'structure',
    summary,
    lines,
    structure: readJson<CrystalStructure>(text, structureShape, `structure of ${summary.name}`),
  };
}

function packPayload(reference: Reference): Buffer {
  switch (reference.kind) {
    case 'structure':
    case 'measured-lines':
      return packLines(reference.lines);
    case 'bands':
      return float64ToBytes(Float64Array.from(reference.bands.flatMap(({ shift, height }) => [shift, height])));
    case 'spectrum':
      return packCurve(reference.x, reference.y);
  }
}

function unpackBands(bytes: Buffer): RamanBand[] {
  const values = bytesToFloat64(bytes);
  return Array.from({ length: values.length / 2 }, (_, index) => ({
    shift: values[2 * index] ?? 0,
    height: values[2 * index + 1] ?? 0,
  }));
}

function unpacked<T>(summary: ReferenceSummary, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new LabError(
      'database-damaged',
      `The stored reference ${summary.name} is damaged. Delete its library and install or import it again.`,
      { id: summary.id, libraryId: summary.libraryId },
      { cause },
    );
  }
}
