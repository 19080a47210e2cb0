import type { FileIdentification, MixtureHypothesis } from '../../../contract/index.js';

/** One file of `identify --json`; documented in the guide, so that fields are only ever added. */
export function identificationJson({
  file,
  technique,
  points,
  range,
  unit,
  radiation,
  identification,
  question,
  error,
}: FileIdentification) {
  return {
    file,
    technique: technique ?? null,
    points: points ?? null,
    range: range ?? null,
    /** Of the range: twoTheta, dSpacing, q, ramanShift or wavelength. */
    unit: unit ?? null,
    /** Å; null for Raman. */
    wavelength: radiation?.wavelength ?? null,
    wavelengthLabel: radiation?.label ?? null,
    /** `assumed` when neither the file nor the caller said it. */
    wavelengthOrigin: radiation?.origin ?? null,
    verdict: identification?.verdict ?? null,
    explanation: identification?.explanation ?? null,
    /** How often such matches were right, 0-1; XRD only. */
    probability: identification?.probability ?? null,
    searched: identification?.searched ?? null,
    /** What about the file's layout was guessed. */
    doubts: question?.doubts ?? [],
    candidates: (identification?.candidates ?? []).map((candidate) => ({
      rank: candidate.rank,
      name: candidate.reference.name,
      formula: candidate.reference.formula,
      spaceGroup: candidate.reference.spaceGroup ?? null,
      source: candidate.reference.source,
      score: candidate.score,
      matched: candidate.matched,
      missing: candidate.missing,
      extra: candidate.extra,
      zeroShift: candidate.zeroShift,
      latticeStrain: candidate.latticeStrain,
      profileScore: candidate.profileScore,
      peakScore: candidate.peakScore,
      id: candidate.reference.id,
      library: candidate.reference.libraryId,
      ...(candidate.alike === undefined ? {} : { alike: candidate.alike }),
      ...(candidate.reference.specimen === undefined ? {} : { specimen: candidate.reference.specimen }),
    })),
    ...(identification?.hypotheses === undefined ? {} : { hypotheses: identification.hypotheses.map(hypothesisJson) }),
    ...(error ? { error: { kind: error.kind, message: error.message } } : {}),
  };
}

function hypothesisJson({ phases, score, probability, zeroShift }: MixtureHypothesis) {
  return {
    phases: phases.map((phase) => ({
      name: phase.reference.name,
      formula: phase.reference.formula,
      spaceGroup: phase.reference.spaceGroup ?? null,
      scale: phase.scale,
      height: phase.height,
      latticeStrain: phase.latticeStrain,
      /** Lines that this phase alone explains, found and missing. */
      ownLines: phase.sole,
      ownLinesMissing: phase.soleMissing,
      evidence: phase.evidence,
      id: phase.reference.id,
      library: phase.reference.libraryId,
      source: phase.reference.source,
      alternatives: (phase.alternatives ?? []).map(({ reference, score: own }) => ({
        name: reference.name,
        formula: reference.formula,
        spaceGroup: reference.spaceGroup ?? null,
        score: own,
        id: reference.id,
      })),
    })),
    score,
    probability,
    zeroShift,
  };
}
