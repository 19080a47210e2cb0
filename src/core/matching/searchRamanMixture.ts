import { bandWidth, onGridOf, prepareReference } from './rankRaman.js';
import type { PreparedRaman } from './ramanFeatures.js';
import { ramanBandEvidence } from './ramanBandEvidence.js';
import {
  fitRamanMixture,
  ramanMixtureTarget,
  ramanResidual,
  type RamanMixture,
  type RamanMixtureTarget,
  type RamanPhase,
} from './ramanMixture.js';
import { ramanPeaks } from './ramanPeaks.js';
import { packBands, type RamanReferenceIndex } from './ramanReferences.js';
import { screenRaman } from './screenRaman.js';

export interface SearchRamanMixtureOptions {
  /** 1/cm. */
  maxZeroShift: number;
  /** Phases at most. */
  most: number;
  /** Mixtures that are followed at each step. */
  beam: number;
  /** Names that are tried on each residual. */
  tried: number;
  /** Spectra of each name that may be combined. */
  orientations: number;
  /** Names that belong to every mixture. */
  accepted: readonly string[];
}

/**
 * A further phase has to raise the similarity by this much to be worth its place; chosen on sums of two library spectra and on single ones of half
 * the specimens (bench/raman-mixtures), so that 95 of 100 single ones stay one phase.
 */
export const costOfRamanPhase = 0.065;

/** What raises the similarity by less is no hypothesis at all. */
const leastGain = 0.02;

export interface FoundRamanMixture {
  mixture: RamanMixture;
  /** Similarity less the cost of its phases. */
  score: number;
}

/**
 * Phase by phase: the names that fit best what is left are fitted together with those accepted, and the few best mixtures are followed, until no
 * further phase explains bands of its own and raises the similarity enough. All mixtures on the way are hypotheses; best first.
 */
export function searchRamanMixture(
  measurement: PreparedRaman,
  index: RamanReferenceIndex,
  allowed: ReadonlySet<number>,
  options: SearchRamanMixtureOptions,
): FoundRamanMixture[] {
  const target = ramanMixtureTarget(measurement);
  const found = new Map<string, FoundRamanMixture>();
  const first = options.accepted.flatMap((name) => {
    const phase = candidates(target, measurement, index, allowed, options, new Set(), name)[0];
    return phase ? [phase] : [];
  });
  const start = fitRamanMixture(target, first);
  if (first.length > 0) found.set(keyOf(first), rated(start));
  let beam = [start];
  for (let depth = first.length; depth < options.most && beam.length > 0; depth++) {
    const next = new Map<string, FoundRamanMixture>();
    for (const state of beam) {
      const left = state.phases.length === 0 ? measurement : ramanResidual(measurement, state.total);
      const used = new Set(state.phases.map(({ name }) => name));
      for (const phase of candidates(target, left, index, allowed, options, used)) {
        const phases = [...state.phases, phase];
        const key = keyOf(phases);
        if (next.has(key)) continue;
        const grown = fitRamanMixture(target, phases);
        const gain = grown.similarity - state.similarity;
        if (state.phases.length > 0 && gain < leastGain) continue;
        // Every phase has to explain a band that the others do not, also those that came before.
        if (phases.length > 1 && !phases.every((_, k) => ramanBandEvidence(target.measurement, grown, k).sole > 0))
          continue;
        next.set(key, rated(grown));
      }
    }
    const best = [...next.entries()].sort((a, b) => b[1].score - a[1].score);
    for (const [key, one] of best) found.set(key, one);
    beam = best.slice(0, options.beam).map(([, { mixture }]) => mixture);
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

const keyOf = (phases: readonly RamanPhase[]): string =>
  phases
    .map(({ name }) => name)
    .sort()
    .join('|');

const rated = (mixture: RamanMixture): FoundRamanMixture => ({
  mixture,
  score: mixture.similarity - costOfRamanPhase * Math.max(0, mixture.phases.length - 1),
});

/** The names whose spectra are most like what is left, each with its best few spectra. */
function candidates(
  { measurement }: RamanMixtureTarget,
  left: PreparedRaman,
  index: RamanReferenceIndex,
  allowed: ReadonlySet<number>,
  { maxZeroShift, tried, orientations }: SearchRamanMixtureOptions,
  used: ReadonlySet<string>,
  only?: string,
): RamanPhase[] {
  const width = bandWidth(ramanPeaks(measurement));
  const hits = [index, packBands(index, width)]
    .flatMap((packed) =>
      screenRaman(left, packed, maxZeroShift).map(({ entry, similarity, shift }) => ({
        reference: packed.owner[entry]!,
        similarity,
        shift,
      })),
    )
    .filter(({ reference }) => allowed.has(reference))
    .sort((a, b) => b.similarity - a.similarity);
  const phases = new Map<string, typeof hits>();
  for (const hit of hits) {
    const { name } = index.references[hit.reference]!.summary;
    if (used.has(name) || (only !== undefined && name !== only)) continue;
    const own = phases.get(name);
    if (!own && phases.size >= tried) continue;
    if (own && own.length >= orientations) continue;
    if (own) own.push(hit);
    else phases.set(name, [hit]);
  }
  return [...phases].map(([name, own]) => ({
    name,
    references: own.map(({ reference }) => reference),
    shifts: own.map(({ shift }) => shift),
    curves: own.map(({ reference, shift }) =>
      ofHeightOne(onGridOf(measurement, prepareReference(index.references[reference]!, width), shift).values),
    ),
  }));
}

function ofHeightOne(curve: Float64Array): Float64Array {
  const top = curve.reduce((most, value) => Math.max(most, value), 0);
  return top > 0 ? curve.map((value) => value / top) : curve;
}
