import type { ExperimentResult, ExperimentSummary } from '../../../contract/index.js';

/** An experiment as the list knows it, with the result that the document tells. */
export interface DocumentedExperiment extends Pick<ExperimentSummary, 'id' | 'title' | 'claim' | 'question'> {
  /** null: not run yet. */
  result: ExperimentResult | null;
}

export const TITLE = 'The review, reproduced';

export const INTRODUCTION = [
  'J. Schuetzke’s talk “A Critical Review of Neural Networks for the Use with Spectroscopic Data” (ECM 2022, doi 10.5445/IR/1000151442) asks when convolutional networks help with spectra. Its slides make eight claims. Each of them is an experiment here: a recipe in resources/experiments, run with several seeds, each of which draws its own spectra and its own first weights.',
  'A verdict follows from intervals by a rule that stands in the method of the experiment; nobody decides it by looking. Numbers are means over the seeds with 95 % intervals.',
] as const;

export const NOT_COMPARABLE =
  'The slides state few parameters: the positions and heights of the peaks, but not the length of the spectra, the widths, backgrounds and noise, the number of spectra, most of the networks, or how they were trained. Where a number of theirs depends on what is not stated, it cannot be had again, only its direction can be tested:';

/** Who made the numbers, for the foot of the document; one line per kind of run. */
export function provenance(experiments: readonly DocumentedExperiment[]): string[] {
  const lines = experiments.flatMap(({ result }) =>
    result ? `Phaselens ${result.softwareVersion}; ${result.engine}; ${result.platform}` : [],
  );
  return [...new Set(lines)];
}

/** `128 s` or `12 min`. */
export function durationWords(seconds: number): string {
  return seconds < 120 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
