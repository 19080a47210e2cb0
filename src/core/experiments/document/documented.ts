import { studyIds, type ExperimentResult, type ExperimentSummary } from '../../../contract/index.js';

/** An experiment as the list knows it, with the result that the document tells. */
export interface DocumentedExperiment extends Pick<ExperimentSummary, 'id' | 'title' | 'claim' | 'question'> {
  /** null: not run yet. */
  result: ExperimentResult | null;
}

/** What a document says besides its experiments. */
export interface DocumentWords {
  title: string;
  introduction: readonly string[];
  /** Who claims: `The slides`. */
  source: string;
  command: string;
  /** Heading and words over the first limit of each experiment. */
  limits: { heading: string; words: string };
}

const REVIEW_INTRODUCTION = [
  'J. Schuetzke’s talk “A Critical Review of Neural Networks for the Use with Spectroscopic Data” (ECM 2022, doi 10.5445/IR/1000151442) asks when convolutional networks help with spectra. Its slides make eight claims. Each of them is an experiment here: a recipe in resources/experiments, run with several seeds, each of which draws its own spectra and its own first weights.',
  'A verdict follows from intervals by a rule that stands in the method of the experiment; nobody decides it by looking. Numbers are means over the seeds with 95 % intervals.',
] as const;

const NOT_COMPARABLE =
  'The slides state few parameters: the positions and heights of the peaks, but not the length of the spectra, the widths, backgrounds and noise, the number of spectra, most of the networks, or how they were trained. Where a number of theirs depends on what is not stated, it cannot be had again, only its direction can be tested:';

export const REVIEW_WORDS: DocumentWords = {
  title: 'The review, reproduced',
  introduction: REVIEW_INTRODUCTION,
  source: 'The slides',
  command: 'bin/phaselens experiment report',
  limits: { heading: 'Numbers of the slides that cannot be had', words: NOT_COMPARABLE },
};

export const BENCHMARK_WORDS: DocumentWords = {
  title: 'The benchmark study, run again',
  introduction: [
    'J. Schuetzke, N. J. Szymanski and M. Reischl put eight published networks against 500 classes of synthetic spectra and against 27 classes that were made to be mistaken for each other (npj Comput. Mater. 9 (2023) 100, doi 10.1038/s41524-023-01055-y). Here the same networks are trained with the same settings by Phaselens, each with its own seeds, and what was published stands beside them.',
    'A verdict follows from the numbers by a rule; nobody decides it by looking. What was not run, and why, is said at the end of each part.',
  ],
  source: 'The study',
  command: 'bin/phaselens experiment report --benchmark',
  limits: {
    heading: 'What can be compared',
    words: 'The class lists of the study are public, the spectra that it drew of them were not at hand:',
  },
};

export const DOCUMENT_WORDS = { review: REVIEW_WORDS, benchmark: BENCHMARK_WORDS } as const;

/** Who made the numbers, for the foot of the document; one line per kind of run. */
export function provenance(experiments: readonly DocumentedExperiment[]): string[] {
  const lines = experiments.flatMap(({ result }) =>
    result ? `Phaselens ${result.softwareVersion}; ${result.engine}; ${result.platform}` : [],
  );
  return [...new Set(lines)];
}

/** `E4: Pools`, `Benchmark: ...`. */
export function headingOf({ id, title }: Pick<DocumentedExperiment, 'id' | 'title'>): string {
  return `${idName(id)}: ${title}`;
}

/** `E4`, `Benchmark`. */
export function idName(id: ExperimentSummary['id']): string {
  return studyIds.some((study) => study === id) ? `${id[0]?.toUpperCase() ?? ''}${id.slice(1)}` : id.toUpperCase();
}

/** `128 s`, `12 min` or `31 h`. */
export function durationWords(seconds: number): string {
  if (seconds >= 4 * 3600) return `${Math.round(seconds / 3600)} h`;
  return seconds < 120 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
