import { candidateTable } from './candidateTable.js';
import { evidenceSection } from './evidenceSection.js';
import { lineTable } from './lineTable.js';
import { peakTable } from './peakTable.js';
import { provenanceFacts } from './provenanceFacts.js';
import { quantitySection } from './quantitySection.js';
import type { ReportContext } from './reportContext.js';
import type { ReportBlock, ReportDocument, ReportSection } from './reportDocument.js';

const MAX_CANDIDATES = 10;
const MAX_LINES = 40;

/** Arranges what is known of a measurement into the document that HTML and PDF draw. Pure: same context, same document. */
export function composeReport(context: ReportContext): ReportDocument {
  const { measurement } = context;
  const technique = measurement.technique === 'xrd' ? 'X-ray powder diffraction' : 'Raman spectroscopy';
  return {
    title: measurement.name,
    subtitle: [technique, context.laboratory, context.operator, context.createdAt.slice(0, 10)]
      .filter(Boolean)
      .join(' · '),
    sections: [
      resultSection(context),
      quantitySection(context.quantification),
      linesSection(context),
      peaksSection(context),
      evidenceSection(context.evidence ?? []),
      processingSection(context),
      librarySection(context),
      { title: 'Provenance', blocks: [provenanceFacts(context)] },
      notesSection(context),
    ].filter((section) => section.blocks.length > 0),
    footer: `Phaselens ${context.softwareVersion} · file SHA-256 ${measurement.provenance.sha256.slice(0, 16)}…`,
  };
}

function resultSection({ measurement, explanation }: ReportContext): ReportSection {
  const { identification } = measurement;
  const caption = explanation
    ? `Measured pattern after processing, calculated profile and lines of the selected references, and the difference (${measurement.technique === 'raman' ? 'residual' : 'Rwp'} ${explanation.rwp.toFixed(1)} %).`
    : 'The measurement as imported.';
  const blocks: ReportBlock[] = [];
  if (identification) {
    const top = identification.candidates[0];
    const match = identification.verdict === 'match' && top !== undefined;
    blocks.push({
      kind: 'verdict',
      tone: match ? 'match' : 'none',
      title: match ? `Best match: ${top.reference.name} (${top.reference.formula})` : 'No confident match',
      text: identification.explanation,
    });
  } else {
    blocks.push({
      kind: 'verdict',
      tone: 'none',
      title: 'Not identified',
      text: 'No search was run on this measurement.',
    });
  }
  blocks.push({ kind: 'figure', caption });
  if (identification && identification.candidates.length > 0) {
    blocks.push({ kind: 'table', table: candidateTable(identification, MAX_CANDIDATES) });
  }
  return { title: 'Result', blocks };
}

function linesSection({ measurement, explanation }: ReportContext): ReportSection {
  const name = (id: string) =>
    measurement.identification?.candidates.find((candidate) => candidate.reference.id === id)?.reference.name ?? id;
  return {
    title: 'Lines of the selected references',
    blocks: (explanation?.overlays ?? []).flatMap((overlay): ReportBlock[] => [
      { kind: 'paragraph', text: name(overlay.referenceId) },
      { kind: 'table', table: lineTable(overlay, measurement.technique, MAX_LINES) },
    ]),
  };
}

function peaksSection({ measurement }: ReportContext): ReportSection {
  const { peaks, unit } = measurement;
  return {
    title: 'Peaks',
    blocks: peaks && peaks.length > 0 ? [{ kind: 'table', table: peakTable(peaks, unit) }] : [],
  };
}

function processingSection({ steps }: ReportContext): ReportSection {
  return {
    title: 'Processing',
    blocks: [
      steps.length > 0
        ? { kind: 'list', items: steps }
        : { kind: 'paragraph', text: 'None: the intensities are as imported.' },
    ],
  };
}

function librarySection({ libraries }: ReportContext): ReportSection {
  const rows = libraries.map((library) => [
    library.name,
    library.version,
    { value: library.count, digits: 0 },
    library.licence,
    library.citation,
  ]);
  const left = (title: string) => ({ title, align: 'left' as const });
  const columns = [
    left('Library'),
    left('Version'),
    { title: 'Entries', align: 'right' as const },
    left('Licence'),
    left('Citation'),
  ];
  return { title: 'Reference libraries', blocks: rows.length > 0 ? [{ kind: 'table', table: { columns, rows } }] : [] };
}

function notesSection({ measurement }: ReportContext): ReportSection {
  const blocks: ReportBlock[] = [];
  if (measurement.notes) blocks.push({ kind: 'paragraph', text: measurement.notes });
  if (measurement.warnings.length > 0) blocks.push({ kind: 'list', items: measurement.warnings });
  return { title: 'Notes and warnings', blocks };
}
