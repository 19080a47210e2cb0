import { formulaSegments, spaceGroupSegments, type Identification } from '../../contract/index.js';
import type { ReportTable } from './reportDocument.js';

/** The ranked candidates with what each number means. */
export function candidateTable(identification: Identification, limit: number): ReportTable {
  const xrd = identification.technique === 'xrd';
  const left = (title: string) => ({ title, align: 'left' as const });
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    columns: [
      right('#'),
      left('Name'),
      left('Formula'),
      ...(xrd ? [left('Space group')] : []),
      right('Score'),
      right('Profile'),
      right('Peaks'),
      right('Found / missing / extra'),
      right(xrd ? 'Shift / °' : 'Shift / cm⁻¹'),
      ...(xrd ? [right('Strain / %')] : []),
      left('Source'),
    ],
    rows: identification.candidates
      .slice(0, limit)
      .map((candidate) => [
        { value: candidate.rank, digits: 0 },
        candidate.reference.name,
        formulaSegments(candidate.reference.formula),
        ...(xrd ? [spaceGroupSegments(candidate.reference.spaceGroup ?? '')] : []),
        { value: candidate.score, digits: 3 },
        { value: candidate.profileScore, digits: 3 },
        { value: candidate.peakScore, digits: 3 },
        `${candidate.matched} / ${candidate.missing} / ${candidate.extra}`,
        { value: candidate.zeroShift, digits: xrd ? 3 : 1 },
        ...(xrd ? [{ value: candidate.latticeStrain * 100, digits: 2 }] : []),
        candidate.reference.source,
      ]),
    footnote:
      `Score, 0 to 1: weighted mean of profile similarity (${identification.options.metric}, weight ${formatWeight(1 - identification.options.peakWeight)}) ` +
      `and peak agreement (weight ${formatWeight(identification.options.peakWeight)}). ` +
      'Found: lines of the reference that are there; missing: lines that should be visible but are not; extra: measured peaks that the reference does not explain. ' +
      'Shift is added to every position of the reference' +
      (xrd ? '; strain is the relative change of its lattice.' : '.'),
  };
}

function formatWeight(weight: number): string {
  return String(Math.round(weight * 100) / 100);
}
