import { identifyOptionsSchema, type Explanation, type MeasurementDetail } from '../../../contract/index.js';
import type { ReportContext } from '../reportContext.js';

/** A small, made-up measurement with one candidate; strings can be replaced by hostile ones. */
export function reportFixture(name = 'rutile, run 7', formula = 'TiO2'): ReportContext {
  const x = Float64Array.from({ length: 200 }, (_, i) => 20 + i * 0.3);
  const y = x.map(
    (value) => 100 + 900 * Math.exp(-((value - 27.4) ** 2) / 0.5) + 400 * Math.exp(-((value - 36.1) ** 2) / 0.5),
  );
  const background = x.map(() => 100);
  const profile = x.map((_, i) => (y[i] ?? 0) - 100);
  const explanation: Explanation = {
    x,
    observed: y,
    background,
    overlays: [
      {
        referenceId: 'r1',
        profile,
        sticks: [
          { x: 27.4, height: 900, dSpacing: 3.2526, hkl: [1, 1, 0], multiplicity: 4, state: 'matched' },
          { x: 36.1, height: 400, dSpacing: 2.486, hkl: [1, 0, 1], multiplicity: 8, state: 'matched' },
          { x: 54.3, height: 300, dSpacing: 1.688, hkl: [2, 1, -1], multiplicity: 8, state: 'missing' },
        ],
      },
    ],
    difference: x.map(() => 0),
    rwp: 3.2,
    unexplained: [],
  };
  const measurement: MeasurementDetail = {
    id: 'm1',
    projectId: null,
    name,
    fileName: 'run7.xy',
    technique: 'xrd',
    unit: 'twoTheta',
    points: 200,
    range: [20, 79.7],
    radiation: { label: 'Cu Kα', wavelength: 1.5406, origin: 'assumed' },
    tags: [],
    notes: '',
    importedAt: '2026-11-23T12:00:00.000Z',
    status: 'match',
    preview: new Float32Array(0),
    spectrum: { technique: 'xrd', unit: 'twoTheta', x, y },
    metadata: { extra: {} },
    warnings: [],
    provenance: {
      fileName: 'run7.xy',
      sha256: 'ab'.repeat(32),
      fileBytes: 4000,
      format: 'text 1',
      scanIndex: 0,
      softwareVersion: '0.1.0',
      importedAt: '2026-11-23T12:00:00.000Z',
    },
    steps: [],
    peaks: [
      {
        id: 'p',
        position: 27.4,
        height: 900,
        fwhm: 0.8,
        area: 760,
        dSpacing: 3.2526,
        signalToNoise: 50,
        origin: 'found',
      },
    ],
    identification: {
      technique: 'xrd',
      verdict: 'match',
      explanation: 'The best candidate explains every strong line.',
      candidates: [
        {
          rank: 1,
          reference: {
            id: 'r1',
            libraryId: 'xrd-builtin',
            technique: 'xrd',
            name,
            formula,
            elements: ['Ti', 'O'],
            spaceGroup: 'P 42/m n m',
            source: 'Baur 1971',
            verification: [],
          },
          score: 0.93,
          profileScore: 0.95,
          peakScore: 0.9,
          matched: 2,
          missing: 1,
          extra: 0,
          zeroShift: -0.0001,
          latticeStrain: 0.001,
          scale: 900,
        },
      ],
      searched: 118,
      elapsedMs: 12,
      options: identifyOptionsSchema.parse({}),
    },
    selectedCandidates: ['r1'],
  };
  return {
    measurement,
    explanation,
    libraries: [
      {
        id: 'xrd-builtin',
        name: 'Common phases',
        technique: 'xrd',
        kind: 'built-in',
        version: '1',
        licence: 'facts',
        citation: 'see entries',
        count: 118,
        enabled: true,
      },
    ],
    softwareVersion: '0.1.0',
    operator: '',
    laboratory: '',
    createdAt: '2026-11-23T12:00:01.000Z',
    steps: ['Background: SNIP, half window up to 40 points'],
  };
}
