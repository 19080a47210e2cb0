/** What a `BANK` line says. */
export interface Bank {
  number: number;
  points: number;
  /** How positions are given: `CONS` means an even step in 1/100°. */
  binning: string;
  start: number;
  step: number;
  type: string;
}

/** `BANK number points records binning coefficients [type]`, undefined for any other line. */
export function bankLine(line: string): Bank | undefined {
  const match = /^\s*BANK\s+(\d{1,6})\s+(\d{1,9})\s+(\d{1,9})\s+([A-Z_][\w-]*)(?:\s+(.*))?$/.exec(line.slice(0, 200));
  if (!match) return undefined;
  const words = (match[5] ?? '').trim().split(/\s+/);
  const last = words[words.length - 1] ?? '';
  return {
    number: Number(match[1]),
    points: Number(match[2]),
    binning: match[4] ?? '',
    start: Number(words[0] ?? NaN),
    step: Number(words[1] ?? NaN),
    type: /^[A-Z]+$/.test(last) ? last : 'STD',
  };
}
