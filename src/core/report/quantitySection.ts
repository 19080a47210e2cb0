import { formulaSegments, type Quantification } from '../../contract/index.js';
import type { ReportBlock, ReportCell, ReportSection } from './reportDocument.js';

/** Weight percents with their errors, and under what assumptions. */
export function quantitySection(quantification: Quantification | undefined): ReportSection {
  const title = 'Quantities';
  if (!quantification) return { title, blocks: [] };
  const { phases, amorphous, amorphousError, internalStandard, zeroShift, rwp, range, notes } = quantification;
  const left = (text: string) => ({ title: text, align: 'left' as const });
  const right = (text: string) => ({ title: text, align: 'right' as const });
  const rows: ReportCell[][] = phases.map((phase) => [
    phase.name,
    formulaSegments(phase.formula),
    phase.found ? { value: phase.weightPercent, digits: 1 } : `below ${phase.error.toFixed(1)}`,
    phase.found ? { value: phase.error, digits: 1 } : '',
  ]);
  if (amorphous !== undefined)
    rows.push([
      'amorphous, or not among the references',
      '',
      { value: amorphous, digits: 1 },
      { value: amorphousError ?? 0, digits: 1 },
    ]);
  const standard = internalStandard
    ? ` Internal standard: ${internalStandard.name}, ${internalStandard.weightPercent} %; all percents are of the specimen with the standard in it.`
    : '';
  const blocks: ReportBlock[] = [
    {
      kind: 'table',
      table: {
        columns: [left('Phase'), left('Formula'), right('Weight / %'), right('± / %')],
        rows,
        footnote:
          `Full-pattern summation with intensity ratios to corundum, ${range[0].toFixed(2)}° to ${range[1].toFixed(2)}° 2θ; zero shift ${zeroShift.toFixed(3)}°, Rwp ${rwp.toFixed(1)} %. ` +
          '±: one standard deviation from a bootstrap over stretches of the pattern, 5 % in each intensity ratio included. Absorption contrast between grains is not corrected.' +
          standard,
      },
    },
  ];
  if (notes.length > 0) blocks.push({ kind: 'list', items: notes });
  return { title, blocks };
}
