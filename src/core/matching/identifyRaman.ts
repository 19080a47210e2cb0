import type { Candidate, Identification, IdentifyOptions, Restraints } from '../../contract/data/identification.js';
import type { ReferenceSummary } from '../../contract/data/reference.js';
import type { Peak } from '../../contract/data/peak.js';
import type { Spectrum } from '../../contract/data/spectrum.js';
import { LabError } from '../../contract/data/errors.js';
import { identifyRamanMixture } from './identifyRamanMixture.js';
import { judgeRaman } from './judgeRaman.js';
import { passesElementFilter } from './passesElementFilter.js';
import { ramanCaseFeatures } from './ramanCaseFeatures.js';
import { prepareRaman } from './ramanFeatures.js';
import { ramanPeaks } from './ramanPeaks.js';
import { ramanProbability } from './ramanProbability.js';
import { prepareRamanReferences, type RamanReference, type RamanReferenceIndex } from './ramanReferences.js';
import { rankRaman } from './rankRaman.js';

export interface RamanInput {
  /** Raw or processed, Raman shift in 1/cm. */
  spectrum: Spectrum;
  /** Found here when absent. */
  peaks?: readonly Peak[] | undefined;
}

/** Joint shift tried when the options leave it open, 1/cm: what a spectrometer's calibration may be off. */
export const defaultRamanShift = 6;

/**
 * Finds which references explain a Raman spectrum. Profile similarity (default metric) is the cosine of the slopes of the square-root
 * intensities over the common range after a light baseline, at the best joint shift; the score adds the agreement of bands with an eighth of `peakWeight`.
 * Every spectrum of a mineral is compared; the list shows each name once, with its best spectrum, unless `onePerName` is off.
 * @throws LabError `invalid-input` when the axis is not a Raman shift.
 */
export function identifyRaman(
  { spectrum, peaks }: RamanInput,
  references: readonly RamanReference[] | RamanReferenceIndex,
  options: IdentifyOptions,
  { onePerName = true }: { onePerName?: boolean } = {},
): Omit<Identification, 'elapsedMs'> {
  if (spectrum.unit !== 'ramanShift') {
    throw new LabError(
      'invalid-input',
      'Raman references are in 1/cm. Say the laser wavelength, so that the axis can become a Raman shift.',
    );
  }
  const index = 'owner' in references ? references : prepareRamanReferences(references);
  const allowed = allowedReferences(index, options);
  const measurement = prepareRaman(spectrum.x, spectrum.y);
  const bands = peaks ? [...peaks].sort((a, b) => a.position - b.position) : ramanPeaks(measurement);
  const maxZeroShift = options.maxZeroShift ?? defaultRamanShift;
  const ranked =
    bands.length === 0
      ? []
      : rankRaman(measurement, bands, index, allowed, {
          metric: options.metric,
          peakWeight: options.peakWeight,
          maxZeroShift,
          refined: Math.max(30, options.top),
          onePerName,
        });
  const candidates = ranked.slice(0, options.top).map((entry, i): Candidate => ({
    rank: i + 1,
    reference: index.references[entry.reference]!.summary,
    score: entry.score,
    profileScore: entry.profileScore,
    peakScore: entry.agreement.score,
    matched: entry.agreement.matched,
    missing: entry.agreement.missing,
    extra: entry.agreement.extra,
    zeroShift: entry.shift,
    latticeStrain: 0,
    scale: entry.scale,
    share: entry.share,
  }));
  const kind = ranked[0] ? index.references[ranked[0].reference]!.kind : 'spectrum';
  const judgement = judgeRaman(bands, candidates, allowed.size, kind);
  const features = ramanCaseFeatures(candidates);
  // Calibrated on measured spectra; how often tables of bands are right was not measured.
  const probability = features && kind === 'spectrum' ? ramanProbability(features) : undefined;
  return {
    technique: 'raman',
    ...judgement,
    ...(probability === undefined
      ? {}
      : {
          probability,
          explanation: `${judgement.explanation} Right in ${Math.round(100 * probability)} of 100 such cases.`,
        }),
    candidates,
    searched: allowed.size,
    options,
    ...(options.mixture
      ? {
          hypotheses:
            bands.length === 0 ? [] : identifyRamanMixture(measurement, index, allowed, options, maxZeroShift),
        }
      : {}),
  };
}

function allowedReferences({ references }: RamanReferenceIndex, options: IdentifyOptions): Set<number> {
  const libraries = options.libraries ? new Set(options.libraries) : undefined;
  const excluded = new Set(options.excludeSpecimens);
  const rejected = new Set(options.rejected ?? []);
  const allowed = new Set<number>();
  references.forEach(({ summary }, i) => {
    if (libraries && !libraries.has(summary.libraryId)) return;
    if (summary.specimen !== undefined && excluded.has(summary.specimen)) return;
    // A library that does not know its elements cannot be filtered by them; its entries stay.
    if (summary.elements.length > 0 && !passesElementFilter(summary.elements, options.elements)) return;
    if (rejected.has(summary.id) || !passes(summary, options.restraints)) return;
    allowed.add(i);
  });
  return allowed;
}

/** Raman references tell no space group, density or cell: what is asked of those, none can pass. */
function passes({ name, category }: ReferenceSummary, restraints: Restraints | undefined): boolean {
  if (!restraints) return true;
  if (restraints.spaceGroups || restraints.density || restraints.cell) return false;
  if (restraints.categories && !restraints.categories.includes(category ?? '')) return false;
  return restraints.name === undefined || name.toLowerCase().includes(restraints.name.toLowerCase());
}
