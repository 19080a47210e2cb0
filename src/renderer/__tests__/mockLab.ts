import {
  LabError,
  methods,
  settingsSchema,
  type Candidate,
  type EventName,
  type ExperimentResult,
  type Explanation,
  type Identification,
  type ImportOutcome,
  type Job,
  type LabEvents,
  type MeasurementDetail,
  type MeasurementSummary,
  type MethodName,
  type Output,
  type Parsed,
  type Project,
  type Radiation,
  type ReferenceSummary,
  type RunDetail,
  type Settings,
} from '../../contract/index.js';
import type { LabConnection } from '../lab.js';
import { mockExperiments } from './mockExperiments.js';
import { mockExplain } from './mockExplain.js';
import { mockTraining } from './mockTraining.js';

/** An invented lab in memory: for unit tests of the stores and for looking at pages without a lab. Never shipped. */

const CU: Radiation = {
  label: 'Cu Kα',
  wavelength: 1.5406,
  wavelengthAlpha2: 1.5444,
  alpha2Ratio: 0.5,
  origin: 'file',
};

interface Phase {
  summary: ReferenceSummary;
  /** d in Å, relative height, hkl. */
  lines: [number, number, [number, number, number]][];
}

function phase(id: string, name: string, formula: string, spaceGroup: string, lines: Phase['lines']): Phase {
  return {
    summary: {
      id,
      libraryId: 'built-in-xrd',
      technique: 'xrd',
      name,
      formula,
      elements: [...formula.matchAll(/[A-Z][a-z]?/g)].map((match) => match[0]),
      spaceGroup,
      source: 'Invented for the tests',
      verification: [],
    },
    lines,
  };
}

const phases: Phase[] = [
  phase('mno', 'Manganosite', 'MnO', 'F m -3 m', [
    [2.568, 62, [1, 1, 1]],
    [2.224, 100, [2, 0, 0]],
    [1.5722, 58, [2, 2, 0]],
    [1.3408, 20, [3, 1, 1]],
    [1.2837, 17, [2, 2, 2]],
  ]),
  phase('anatase', 'Anatase', 'TiO2', 'I 41/a m d', [
    [3.516, 100, [1, 0, 1]],
    [2.4307, 7, [1, 0, 3]],
    [2.378, 20, [0, 0, 4]],
    [2.332, 8, [1, 1, 2]],
    [1.892, 32, [2, 0, 0]],
    [1.6999, 20, [1, 0, 5]],
    [1.6665, 20, [2, 1, 1]],
    [1.4808, 14, [2, 0, 4]],
    [1.3641, 6, [1, 1, 6]],
    [1.3378, 7, [2, 2, 0]],
    [1.265, 11, [2, 1, 5]],
  ]),
  phase('rutile', 'Rutile', 'TiO2', 'P 42/m n m', [
    [3.247, 100, [1, 1, 0]],
    [2.487, 50, [1, 0, 1]],
    [2.188, 25, [1, 1, 1]],
    [1.6874, 60, [2, 1, 1]],
    [1.6237, 20, [2, 2, 0]],
    [1.36, 20, [3, 0, 1]],
  ]),
  phase('hausmannite', 'Hausmannite', 'Mn3O4', 'I 41/a m d', [
    [4.924, 30, [1, 0, 1]],
    [2.768, 85, [1, 0, 3]],
    [2.487, 100, [2, 1, 1]],
    [1.544, 50, [2, 2, 4]],
  ]),
  phase('bixbyite', 'Bixbyite', 'Mn2O3', 'I a -3', [
    [3.842, 20, [2, 1, 1]],
    [2.717, 100, [2, 2, 2]],
    [1.664, 28, [4, 4, 0]],
  ]),
  phase('quartz', 'Quartz', 'SiO2', 'P 32 2 1', [
    [4.257, 22, [1, 0, 0]],
    [3.342, 100, [0, 1, 1]],
    [2.457, 8, [1, 1, 0]],
    [1.8179, 14, [1, 1, 2]],
    [1.5418, 9, [2, 1, 1]],
  ]),
];

function twoTheta(d: number): number {
  return (Math.asin(CU.wavelength / (2 * d)) * 360) / Math.PI;
}

function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

function profileOf(lines: Phase['lines'], x: Float64Array, height: number, width: number): Float64Array {
  const y = new Float64Array(x.length);
  for (const [d, relative] of lines) {
    const centre = twoTheta(d);
    for (let i = 0; i < x.length; i += 1) {
      const away = ((x[i] ?? 0) - centre) / width;
      if (Math.abs(away) < 12) y[i] = (y[i] ?? 0) + (height * relative) / 100 / (1 + 4 * away * away);
    }
  }
  return y;
}

function previewOf(y: Float64Array): Float32Array {
  const out = new Float32Array(120);
  const top = y.reduce((a, b) => Math.max(a, b), 1);
  for (let i = 0; i < y.length; i += 1) {
    const slot = Math.floor((i / y.length) * 120);
    out[slot] = Math.max(out[slot] ?? 0, (y[i] ?? 0) / top);
  }
  return out;
}

function backgroundOf(x: Float64Array): Float64Array {
  return x.map((value) => 300 + 1700 * Math.exp(-(value - 10) / 22));
}

function candidate(rank: number, of: Phase, score: number, matched: number, missing: number, extra: number): Candidate {
  return {
    ...{ rank, reference: of.summary, score, profileScore: score, peakScore: score, matched, missing, extra },
    zeroShift: -0.03,
    latticeStrain: 0.0002,
    scale: 19_000,
  };
}

export interface MockOptions {
  /** Invented measurements besides the first five. */
  many?: number;
  empty?: boolean;
}

export function createMockLab(options: MockOptions = {}): LabConnection & {
  emit: <Name extends EventName>(name: Name, payload: LabEvents[Name]) => void;
  calls: string[];
  /** A result of an experiment is there. */
  addResult: (result: ExperimentResult) => void;
  /** A run has come so far. */
  putRun: (run: RunDetail) => void;
} {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const calls: string[] = [];
  const deleted = new Map<string, MeasurementDetail>();
  const jobs = new Map<string, Job>();
  const outcomes = new Map<string, ImportOutcome[]>();
  const projects: Project[] = [
    { id: 'p1', name: 'Furnace series', createdAt: '2026-11-01T09:00:00Z', measurementCount: 2 },
  ];
  let settings: Settings = settingsSchema.parse({});
  let count = 0;

  function emit<Name extends EventName>(name: Name, payload: LabEvents[Name]): void {
    for (const listener of listeners.get(name) ?? []) (listener as (payload: LabEvents[Name]) => void)(payload);
  }

  function make(
    name: string,
    amounts: [string, number][],
    change: Partial<MeasurementDetail> = {},
    points = 4501,
  ): MeasurementDetail {
    count += 1;
    const random = noise(count * 7919);
    const x = Float64Array.from({ length: points }, (_, i) => 10 + (i * 80) / (points - 1));
    const y = backgroundOf(x);
    for (const [id, height] of amounts) {
      const found = phases.find((each) => each.summary.id === id);
      if (!found) continue;
      profileOf(found.lines, x, height, id === 'mno' ? 0.12 : 0.45).forEach((value, i) => (y[i] = (y[i] ?? 0) + value));
    }
    y.forEach((value, i) => (y[i] = Math.max(0, Math.round(value + random() * 3 * Math.sqrt(value)))));
    const chosen = amounts.flatMap(([id]) => phases.filter((each) => each.summary.id === id));
    const ranked = [...chosen, ...phases.filter((each) => !chosen.includes(each))];
    const candidates = ranked.map((each, i) =>
      i < chosen.length
        ? candidate(i + 1, each, 0.97 - 0.03 * i, each.lines.length, 0, 10 * i)
        : candidate(i + 1, each, 0.41 - 0.05 * i, 2, each.lines.length - 2, 9),
    );
    const identification: Identification = {
      technique: 'xrd',
      verdict: chosen.length > 0 ? 'match' : 'no-confident-match',
      explanation:
        chosen.length > 0
          ? `${chosen.map((each) => each.summary.name).join(' + ')} explain 21 of 22 lines.`
          : 'No confident match: the best candidate misses 6 of its 8 visible lines.',
      candidates,
      searched: 104,
      elapsedMs: 41,
      radiation: CU,
      options: {
        metric: 'sqrt-cosine',
        peakWeight: 0.4,
        maxLatticeStrain: 0.01,
        elements: { required: [], anyOf: [], forbidden: [], allowedOnly: [] },
        excludeSpecimens: [],
        top: 20,
      },
    };
    const best = candidates[0];
    return {
      id: `m${count}`,
      projectId: null,
      name,
      fileName: `${name}.xy`,
      technique: 'xrd',
      unit: 'twoTheta',
      points,
      range: [10, 90],
      radiation: CU,
      tags: [],
      notes: '',
      importedAt: '2026-11-20T09:00:00Z',
      status: chosen.length > 0 ? 'match' : 'no-confident-match',
      ...(chosen.length > 0 && best && { top: { ...best.reference, score: best.score } }),
      preview: previewOf(y),
      spectrum: { technique: 'xrd', unit: 'twoTheta', x, y },
      metadata: { anode: 'Cu', step: 0.02, extra: { Generator: '40 kV, 40 mA' } },
      warnings: [],
      provenance: {
        ...{ fileName: `${name}.xy`, sha256: 'ab'.repeat(32), fileBytes: 81_234, format: 'text-table' },
        ...{ scanIndex: 0, softwareVersion: '0.1.0', importedAt: '2026-11-20T09:00:00Z' },
      },
      steps: [],
      peaks: chosen.flatMap((each) =>
        each.lines.map(([d, relative], i) => ({
          ...{ id: `${each.summary.id}-${i}`, position: twoTheta(d), height: relative * 190, fwhm: 0.3, area: 60 },
          ...{ dSpacing: d, signalToNoise: 40, origin: 'found' as const },
        })),
      ),
      identification,
      selectedCandidates: chosen.map((each) => each.summary.id),
      ...change,
    };
  }

  const unknown: MeasurementDetail = { ...make('unknown radiation', [['quartz', 9000]]), identification: null };
  delete unknown.radiation;
  delete unknown.top;
  const store: MeasurementDetail[] = options.empty
    ? []
    : [
        make(
          'TiO2+MnO',
          [
            ['mno', 19_000],
            ['anatase', 4300],
          ],
          { projectId: 'p1', tags: ['furnace'] },
        ),
        make('furnace-run-07', [['anatase', 5200]], { projectId: 'p1' }),
        make('furnace-run-08', [['rutile', 8800]]),
        make('unknown vial 12', []),
        { ...unknown, status: 'needs-wavelength', selectedCandidates: [], peaks: null },
        ...Array.from({ length: options.many ?? 0 }, (_, i) =>
          make(`series ${String(i + 1).padStart(4, '0')}`, [['quartz', 3000 + 97 * (i % 60)]], {}, 5000),
        ),
      ];

  function get(id: string): MeasurementDetail {
    const found = store.find((each) => each.id === id);
    if (!found) throw new LabError('not-found', 'This measurement does not exist any more.');
    return found;
  }

  function put(id: string, change: Partial<MeasurementDetail>): MeasurementDetail {
    const next = { ...get(id), ...change };
    store[store.findIndex((each) => each.id === id)] = next;
    return next;
  }

  function summary(detail: MeasurementDetail): MeasurementSummary {
    return detail;
  }

  function putJob(job: Job): Job {
    jobs.set(job.id, job);
    emit('job.changed', job);
    return job;
  }

  function jobOf(id: string): Job {
    const found = jobs.get(id);
    if (!found) throw new LabError('not-found', 'This job does not exist.');
    return found;
  }

  function explain(measurementId: string, ids: string[]): Explanation {
    const { spectrum } = get(measurementId);
    const background = backgroundOf(spectrum.x);
    const difference = spectrum.y.map((value, i) => value - (background[i] ?? 0));
    const overlays = phases
      .filter((each) => ids.includes(each.summary.id))
      .map((each) => {
        const height = each.summary.id === 'mno' ? 19_000 : 4300;
        const profile = profileOf(each.lines, spectrum.x, height, each.summary.id === 'mno' ? 0.12 : 0.45);
        profile.forEach((value, i) => (difference[i] = (difference[i] ?? 0) - value));
        return {
          referenceId: each.summary.id,
          profile,
          sticks: each.lines.map(([d, relative, hkl], i) => ({
            ...{ x: twoTheta(d), height: (height * relative) / 100, dSpacing: d, hkl, multiplicity: 8 },
            state: i === 3 ? ('missing' as const) : ('matched' as const),
          })),
        };
      });
    return {
      ...{ x: spectrum.x, observed: spectrum.y, background, overlays, difference, rwp: 11.8 },
      unexplained: [{ x: 38.6, height: 300 }],
    };
  }

  const { add: addResult, ...experiments } = mockExperiments({
    putJob,
    emitChanged: () => emit('experiments.changed', {}),
  });

  const { putRun, ...training } = mockTraining({
    putJob,
    emitRuns: (ids) => {
      emit('runs.changed', { ids });
    },
  });

  const handlers: { [Name in MethodName]?: (input: Parsed<Name>) => Output<Name> | Promise<Output<Name>> } = {
    ...training,
    ...mockExplain(),
    // The invented network's dataset beside those that were made.
    'datasets.list': async (input) => [
      ...((await training['datasets.list']?.(input)) ?? []),
      ...((await mockExplain()['datasets.list']?.(input)) ?? []),
    ],
    'system.info': () => ({
      ...{ version: '0.1.0', dataFolder: '~/phaselens', databaseBytes: 43_000_000, schemaVersion: 1 },
      ...{ lastBackupAt: '2026-11-23T12:00:00Z', shell: false, platform: 'linux' },
    }),
    'system.formats': () => [],
    'settings.get': () => settings,
    'settings.set': (patch) => (settings = settingsSchema.parse({ ...settings, ...patch })),
    'projects.list': () => projects,
    'projects.create': ({ name }) => {
      const project = { id: `p${projects.length + 1}`, name, createdAt: '2026-11-23T12:00:00Z', measurementCount: 0 };
      projects.push(project);
      return project;
    },
    'measurements.list': ({ search }) =>
      store.map(summary).filter((each) => !search || each.name.toLowerCase().includes(search.toLowerCase())),
    'measurements.get': ({ id }) => get(id),
    'measurements.update': ({ id, ...change }) => {
      const clean = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next = put(id, clean);
      emit('measurements.changed', { ids: [id] });
      return next;
    },
    'measurements.delete': ({ ids }) => {
      for (const id of ids) {
        deleted.set(id, get(id));
        store.splice(
          store.findIndex((each) => each.id === id),
          1,
        );
      }
      emit('measurements.changed', { ids });
      return null;
    },
    'measurements.restore': ({ ids }) => {
      for (const id of ids) {
        const back = deleted.get(id);
        if (back) store.push(back);
      }
      emit('measurements.changed', { ids });
      return null;
    },
    'imports.begin': ({ title, total }) => {
      const id = `j${jobs.size + 1}`;
      outcomes.set(id, []);
      return putJob({
        ...{ id, kind: 'import', title, state: 'running', done: 0, total, message: '', failures: [] },
        createdAt: '2026-11-23T12:00:00Z',
      });
    },
    'imports.add': ({ jobId, files }) => {
      const results = files.map((file): ImportOutcome => {
        if (file.bytes.length === 0) {
          const error = { kind: 'empty-file' as const, message: `${file.name} is empty: it has no bytes at all.` };
          return { file: file.name, status: 'failed', error };
        }
        const made = make(file.name.replace(/^.*\//, '').replace(/\.\w+$/, ''), [['anatase', 4000]]);
        store.push(made);
        return { file: file.name, status: 'imported', measurementIds: [made.id], warnings: [] };
      });
      outcomes.get(jobId)?.push(...results);
      const job = jobOf(jobId);
      putJob({ ...job, done: job.done + files.length });
      emit('measurements.changed', { ids: [] });
      return results;
    },
    'imports.finish': ({ jobId }) => putJob({ ...jobOf(jobId), state: 'done' }),
    'imports.outcomes': ({ jobId }) => outcomes.get(jobId) ?? [],
    'processing.preview': ({ measurementId }) => ({ ...get(measurementId), background: null, notes: [] }),
    'processing.defaults': () => [{ kind: 'background-snip', iterations: 40, smoothing: true }],
    'processing.save': ({ measurementId, steps }) => put(measurementId, { steps }),
    'peaks.find': ({ measurementId }) => get(measurementId).peaks ?? [],
    'peaks.save': ({ measurementId, peaks }) => {
      const plain = peaks.map(({ dSpacing, ...peak }) => ({ ...peak, ...(dSpacing !== undefined && { dSpacing }) }));
      return put(measurementId, { peaks: plain }).peaks ?? [];
    },
    'identify.run': ({ measurementId }) => {
      const other = make('again', [['quartz', 1000]]).identification;
      const next = put(measurementId, { identification: get(measurementId).identification ?? other, status: 'match' });
      if (!next.identification) throw new LabError('internal', 'Nothing was found.');
      return next.identification;
    },
    'identify.explain': ({ measurementId, referenceIds }) => explain(measurementId, referenceIds),
    'libraries.list': () => [],
    'libraries.installable': () => [],
    'references.list': () => ({ total: phases.length, items: phases.map((each) => each.summary) }),
    ...experiments,
    'jobs.list': () => [...jobs.values()],
    'jobs.get': ({ id }) => jobOf(id),
    'jobs.cancel': ({ id }) => putJob({ ...jobOf(id), state: 'cancelled' }),
  };

  return {
    calls,
    emit,
    addResult,
    putRun,
    shell: null,
    async call(name, input) {
      calls.push(name);
      const handler = handlers[name];
      if (!handler) throw new LabError('unavailable', `The invented lab cannot do ${name}.`);
      return handler(methods[name].input.parse(input) as never);
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    onConnection(listener) {
      listener(true);
      return () => undefined;
    },
  };
}
