import type { Quantification } from '../../contract/index.js';
import { csvRow } from './csvCell.js';
import type { ReportContext } from './reportContext.js';
import type { ReportEvidence } from './reportEvidence.js';

/** Candidates, peaks, what models looked at, provenance, as one CSV of titled tables; a byte-order mark so that spreadsheets read Å and θ. */
export function renderCsv(context: ReportContext): string {
  const { measurement } = context;
  const { identification, provenance } = measurement;
  const lines: string[] = ['\ufeff', csvRow(['Candidates'])];
  lines.push(
    csvRow([
      'rank',
      'name',
      'formula',
      'space group',
      'score',
      'profile score',
      'peak score',
      'matched',
      'missing',
      'extra',
      'zero shift',
      'lattice strain',
      'scale',
      'source',
    ]),
  );
  for (const c of identification?.candidates ?? []) {
    const { reference: r } = c;
    lines.push(
      csvRow([
        c.rank,
        r.name,
        r.formula,
        r.spaceGroup,
        c.score,
        c.profileScore,
        c.peakScore,
        c.matched,
        c.missing,
        c.extra,
        c.zeroShift,
        c.latticeStrain,
        c.scale,
        r.source,
      ]),
    );
  }
  if (context.quantification) lines.push(...quantityRows(context.quantification));
  lines.push(
    csvRow([]),
    csvRow(['Peaks']),
    csvRow([`position (${measurement.unit})`, 'd (Å)', 'height', 'FWHM', 'area', 'signal/noise', 'origin']),
  );
  for (const p of measurement.peaks ?? []) {
    lines.push(csvRow([p.position, p.dSpacing, p.height, p.fwhm, p.area, p.signalToNoise, p.origin]));
  }
  if (context.evidence && context.evidence.length > 0) lines.push(...evidenceRows(context.evidence));
  lines.push(csvRow([]), csvRow(['Provenance']));
  lines.push(
    csvRow(['measurement', measurement.name]),
    csvRow(['file', provenance.fileName]),
    csvRow(['sha256', provenance.sha256]),
  );
  lines.push(
    csvRow(['wavelength (Å)', measurement.radiation?.wavelength]),
    csvRow(['verdict', identification?.verdict]),
    csvRow(['explanation', identification?.explanation]),
  );
  for (const step of context.steps) lines.push(csvRow(['processing', step]));
  for (const library of context.libraries) lines.push(csvRow(['library', library.name, library.version]));
  lines.push(csvRow(['software', `Phaselens ${context.softwareVersion}`]), csvRow(['written', context.createdAt]));
  return lines.join('');
}

function evidenceRows(evidence: readonly ReportEvidence[]): string[] {
  return [
    csvRow([]),
    csvRow(['What a model looked at']),
    csvRow(['model', 'sha256', 'method', 'class', 'probability', 'peak', 'position', 'share', 'remark']),
    ...evidence.flatMap((one) => {
      if (one.state === 'missing') return [csvRow(['', one.modelHash, one.method, '', '', '', '', '', one.sentence])];
      const { model, attribution } = one;
      const { method, className, probability, peaks, elsewhere, sentence } = attribution;
      const head = [model.name, model.hash, method, className, probability ?? undefined];
      return [
        ...peaks.map(({ label, position, share }) => csvRow([...head, label, position, share])),
        csvRow([...head, 'elsewhere', undefined, elsewhere, sentence]),
      ];
    }),
  ];
}

function quantityRows({ phases, amorphous, amorphousError }: Quantification): string[] {
  return [
    csvRow([]),
    csvRow(['Quantities']),
    csvRow(['phase', 'formula', 'found', 'weight %', 'standard deviation or limit %']),
    ...phases.map(({ name, formula, found, weightPercent, error }) =>
      csvRow([name, formula, found ? 'yes' : 'no', weightPercent, error]),
    ),
    ...(amorphous === undefined ? [] : [csvRow(['amorphous', '', 'yes', amorphous, amorphousError])]),
  ];
}
