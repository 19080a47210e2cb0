import { formatHkl } from '../../../charts/formatHkl.js';
import type { Candidate, Overlay, Technique } from '../../../../contract/index.js';

export interface EvidenceFact {
  label: string;
  value: string;
  meaning: string;
}

const SHOWN_LINES = 12;

/** What speaks for and against one candidate, in rows of label, value and what the value means. */
export function evidenceFacts(
  candidate: Candidate,
  overlay: Overlay | undefined,
  technique: Technique,
): EvidenceFact[] {
  const visible = candidate.matched + candidate.missing;
  const xrd = technique === 'xrd';
  const sign = (value: number, digits: number) => (value > 0 ? '+' : '') + value.toFixed(digits).replace('-', '\u2212');
  return [
    {
      label: xrd ? 'Lines found' : 'Bands found',
      value: `${candidate.matched} of ${visible}`,
      meaning: overlay ? lineNames(overlay, 'matched', xrd) : '',
    },
    {
      label: xrd ? 'Lines missing' : 'Bands missing',
      value: String(candidate.missing),
      meaning: overlay ? lineNames(overlay, 'missing', xrd) : 'should be visible above the noise',
    },
    { label: 'Peaks unexplained', value: String(candidate.extra), meaning: 'measured, not in this reference' },
    { label: 'Profile', value: candidate.profileScore.toFixed(3), meaning: 'similarity of the whole curve, 0 to 1' },
    { label: 'Peaks', value: candidate.peakScore.toFixed(3), meaning: 'agreement of positions and heights, 0 to 1' },
    {
      label: xrd ? 'Zero shift' : 'Shift',
      value: `${sign(candidate.zeroShift, xrd ? 3 : 1)} ${xrd ? '°' : 'cm⁻¹'}`,
      meaning: 'added to the reference',
    },
    ...(xrd
      ? [
          {
            label: 'Lattice',
            value: `${sign(candidate.latticeStrain * 100, 2)} %`,
            meaning: 'change of all lattice lengths that fits best',
          },
        ]
      : []),
  ];
}

function lineNames(overlay: Overlay, state: 'matched' | 'missing', xrd: boolean): string {
  const lines = overlay.sticks.filter((stick) => stick.state === state).sort((a, b) => b.height - a.height);
  const names = lines
    .slice(0, SHOWN_LINES)
    .sort((a, b) => a.x - b.x)
    .map((stick) => (xrd && stick.hkl ? formatHkl(stick.hkl) : stick.x.toFixed(0)));
  return names.join(' ') + (lines.length > SHOWN_LINES ? ' …' : '');
}
