import { identifyOptionsSchema, type Identification } from '../../../contract/data/identification.js';
import type { Reference, ReferenceSummary } from '../../../contract/data/reference.js';
import type { LineList } from '../../../contract/data/crystal.js';
import type { NewMeasurement } from '../types.js';

export function measurement(
  changes: Partial<NewMeasurement> & { seed?: number; points?: number } = {},
): NewMeasurement {
  const { seed = 1, points = 200, ...rest } = changes;
  const x = Float64Array.from({ length: points }, (_, index) => 10 + index * 0.02);
  const y = Float64Array.from(x, (value, index) => 100 + seed + 50 * Math.sin(value * seed + index));
  return {
    projectId: null,
    name: `scan ${seed}`,
    spectrum: { technique: 'xrd', unit: 'twoTheta', x, y },
    metadata: { anode: 'Cu', extra: { Slit: '0.1 mm' } },
    warnings: ['Two rows had the same x and were averaged.'],
    provenance: {
      fileName: `scan-${seed}.xy`,
      sha256: seed.toString(16).padStart(64, '0'),
      fileBytes: 1234,
      format: 'text-table',
      scanIndex: 0,
      softwareVersion: '0.1.0',
      importedAt: '2026-10-03T12:00:00.000Z',
    },
    preview: Float32Array.from({ length: 120 }, (_, index) => (index % 10) / 10),
    status: 'new',
    ...rest,
  };
}

export function summary(changes: Partial<ReferenceSummary> = {}): ReferenceSummary {
  return {
    id: 'rutile',
    libraryId: 'own',
    technique: 'xrd',
    name: 'Rutile',
    formula: 'TiO2',
    elements: ['Ti', 'O'],
    spaceGroup: 'P 42/m n m',
    source: 'Baur 1956',
    verification: [],
    ...changes,
  };
}

export function lines(count: number, seed = 1): LineList {
  return {
    dSpacing: Float64Array.from({ length: count }, (_, index) => 10 / (index + seed)),
    intensity: Float64Array.from({ length: count }, (_, index) => 1e4 * (1 + Math.sin(index * seed))),
    hkl: Int16Array.from({ length: 3 * count }, (_, index) => (index % 19) - 9),
    multiplicity: Uint16Array.from({ length: count }, (_, index) => 2 + (index % 47)),
  };
}

export function structureReference(changes: Partial<ReferenceSummary> = {}, lineCount = 30): Reference {
  return {
    kind: 'structure',
    summary: summary(changes),
    lines: lines(lineCount),
    structure: {
      cell: { a: 4.594, b: 4.594, c: 2.959, alpha: 90, beta: 90, gamma: 90 },
      spaceGroup: 'P 42/m n m',
      spaceGroupNumber: 136,
      operators: ['x,y,z', '-x,-y,z', '-y+1/2,x+1/2,z+1/2'],
      sites: [{ label: 'Ti1', element: 'Ti', x: 0, y: 0, z: 0, occupancy: 1 }],
    },
  };
}

export function identification(verdict: Identification['verdict'] = 'match', name = 'Rutile'): Identification {
  return {
    technique: 'xrd',
    verdict,
    explanation: 'All strong lines are there.',
    candidates: [
      {
        rank: 1,
        reference: summary({ name }),
        score: 0.93,
        profileScore: 0.95,
        peakScore: 0.9,
        matched: 12,
        missing: 0,
        extra: 1,
        zeroShift: 0.02,
        latticeStrain: 0,
        scale: 950,
      },
    ],
    searched: 100,
    elapsedMs: 40,
    options: identifyOptionsSchema.parse({}),
  };
}
