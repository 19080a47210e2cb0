import type { AxisUnit, Candidate, FileIdentification } from '../../../contract/index.js';
import { clean, table, type Column } from '../table.js';

const columns: readonly Column<Candidate>[] = [
  { title: '#', value: ({ rank }) => String(rank), align: 'right' },
  { title: 'name', value: ({ reference }) => reference.name, flexible: true },
  { title: 'formula', value: ({ reference }) => reference.formula, flexible: true },
  { title: 'space group', value: ({ reference }) => reference.spaceGroup ?? '' },
  { title: 'score', value: ({ score }) => score.toFixed(3), align: 'right' },
  { title: 'matched', value: ({ matched }) => String(matched), align: 'right' },
  { title: 'missing', value: ({ missing }) => String(missing), align: 'right' },
  { title: 'extra', value: ({ extra }) => String(extra), align: 'right' },
  { title: 'shift', value: ({ zeroShift }) => zeroShift.toFixed(2), align: 'right' },
  { title: 'source', value: ({ reference }) => reference.source, flexible: true },
];

const unitWords: Record<AxisUnit, string> = {
  twoTheta: '°',
  dSpacing: 'Å',
  q: '1/Å',
  ramanShift: '1/cm',
  wavelength: 'nm',
};

/** One file of `identify` for people. Errors go to stderr, not here. */
export function identificationText(result: FileIdentification, width: number): string {
  const { file, technique, points, range, unit, radiation, identification, question } = result;
  if (!identification || !range) return '';
  const facts = [
    technique === 'xrd' ? 'XRD' : 'Raman',
    `${points ?? 0} points`,
    `${round(range[0])}–${round(range[1])} ${unitWords[unit ?? 'twoTheta']}`,
    ...(radiation ? [radiation.label] : []),
  ];
  const lines = [`${clean(file)}: ${facts.join(', ')}`];
  if (radiation?.origin === 'assumed')
    lines.push(
      `The file does not say its wavelength: ${radiation.label} (${radiation.wavelength} Å) is assumed; --wavelength says another.`,
    );
  if (question) lines.push(`The layout is a guess: ${question.doubts.map(clean).join(' ')}`);
  lines.push(
    `${identification.verdict === 'match' ? 'Match' : 'No confident match'}: ${clean(identification.explanation)}`,
  );
  for (const [h, { phases, score, probability }] of (identification.hypotheses ?? []).slice(0, 3).entries()) {
    const named = phases.map(
      ({ reference, sole }) => `${clean(reference.name)} (${clean(reference.formula)}, ${sole} own lines)`,
    );
    lines.push(
      `${h + 1}. ${named.join(' + ')}: explains ${score.toFixed(3)}, ${Math.round(100 * probability)} % of these.`,
    );
  }
  const shown = identification.candidates;
  return `${lines.join('\n')}\n${shown.length > 0 ? `\n${table(shown, columns, width)}` : ''}\n`;
}

function round(value: number): string {
  return String(Number(value.toFixed(2)));
}
