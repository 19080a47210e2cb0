import { datasetAxisWords } from '../explain/datasetAxisWords.js';
import { percentWords } from '../explain/percentWords.js';
import type { ReportBlock, ReportCell, ReportSection, ReportTable } from './reportDocument.js';
import type { ReportEvidence } from './reportEvidence.js';

/** Peaks of the table at most; the rest is added up. */
const MOST_PEAKS = 15;

/** What models looked at: for each its answer, the spectrum with the evidence as shading, shares of the peaks, and how to read them. */
export function evidenceSection(evidence: readonly ReportEvidence[]): ReportSection {
  return { title: 'What a model looked at', blocks: evidence.flatMap(blocksOf) };
}

function blocksOf(evidence: ReportEvidence, index: number): ReportBlock[] {
  if (evidence.state === 'missing') return [{ kind: 'paragraph', text: evidence.sentence }];
  const { model, methodName, attribution } = evidence;
  const { className, probability, sentence, notes } = attribution;
  const facts: [string, ReportCell][] = [
    ['Model', model.name],
    ['Kind', `${model.title}, trained on “${model.datasetTitle}”, seed ${model.seed}`],
    ['SHA-256', model.hash],
    ['Answer', probability === null ? className : `${className} (${probability.toFixed(2)})`],
    ['Method', methodName],
    ...(model.testAccuracy === undefined
      ? []
      : ([['Accuracy on its test spectra', `${(100 * model.testAccuracy).toFixed(1)} %`]] as [string, ReportCell][])),
  ];
  return [
    { kind: 'facts', facts },
    {
      kind: 'figure',
      evidence: index,
      caption: `The spectrum as the model gets it. Shading: ${methodName} for “${className}”; ${
        attribution.values.some((value) => value < 0)
          ? 'blue speaks for it, orange against it, the darker the stronger'
          : 'the darker, the more it speaks for it'
      }.`,
    },
    { kind: 'paragraph', text: sentence },
    ...(attribution.peaks.length > 0 ? [{ kind: 'table' as const, table: shareTable(evidence) }] : []),
    { kind: 'paragraph', text: `How to read it: ${notes.join(' ')}` },
  ];
}

function shareTable({ attribution, axis }: Extract<ReportEvidence, { state: 'shown' }>): ReportTable {
  const words = datasetAxisWords(axis.unit);
  const { peaks, elsewhere } = attribution;
  const rest = peaks.slice(MOST_PEAKS);
  return {
    columns: [
      { title: 'Peak', align: 'left' },
      { title: words.label, align: 'right' },
      { title: 'Share of the evidence', align: 'right' },
    ],
    rows: [
      ...peaks
        .slice(0, MOST_PEAKS)
        .map(({ label, position, share }): ReportCell[] => [
          label,
          { value: position, digits: words.digits },
          percentWords(share),
        ]),
      ...(rest.length > 0
        ? [[`${rest.length} further`, '', percentWords(rest.reduce((sum, { share }) => sum + share, 0))]]
        : []),
      ['elsewhere', '', percentWords(elsewhere)],
    ],
    footnote:
      'Of the sum of magnitudes; a peak reaches 1.5 times its width to both sides, at most half way to its neighbour.',
  };
}
