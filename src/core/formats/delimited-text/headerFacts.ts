import { positiveNumber } from '../shared/positiveNumber.js';
import { anodeElement } from '../shared/radiation.js';

/** What the lines around a table say about the measurement. */
export interface HeaderFacts {
  /** Å. */
  wavelength?: number;
  wavelengthAlpha2?: number;
  anode?: string;
  /** nm. */
  laserWavelength?: number;
  timePerStep?: number;
  /** `key: value` lines as they stand. */
  entries: [string, string][];
}

const number = '([0-9]+(?:[.,][0-9]+)?)';
const wavelengthPattern = new RegExp(`(?:wave\\s*-?length|lambda|λ|_wl1?)[^0-9\\n\\r]{0,30}?${number}`, 'iu');
const alpha2Pattern = new RegExp(`(?:(?:alpha|α|k\\s*a)\\s*-?2|_wl2)[^0-9\\n\\r]{1,20}?${number}`, 'iu');
const anodePattern = /\b(Cu|Co|Mo|Cr|Fe|Ag|Ni)[\s_-]*(?:-\s*)?K\s*[-_ ]?(?:α|a(?:lpha)?)/iu;
const anodeKeyPattern =
  /\b(?:anode|target|tube)\b["'\s]*(?:material|name)?["'\s]*[:=;,]?["'\s]*(Cu|Co|Mo|Cr|Fe|Ag|Ni)\b/i;
const laserPattern = new RegExp(`(?:laser|excitation)[^0-9\\n\\r]{0,40}?${number}(?![0-9]*\\s*(?:mw|%|/cm|cm))`, 'iu');
const nanometresPattern = /\b(\d{3,4}(?:[.,]\d+)?)\s*nm\b/i;
/** Laser lines in use, nm; a bare `532 nm` is believed only near one of them. */
const laserLines = [
  244, 257, 266, 325, 355, 364, 405, 413, 442, 457.9, 473, 476.5, 487, 488, 496.5, 501.7, 514.5, 532, 561, 568.2, 594,
  632.8, 638, 647.1, 660, 671, 676.4, 685, 752.5, 780, 785, 808, 830, 976, 1030, 1064,
];
const timePattern = new RegExp(
  `(?:time\\s*per\\s*step|step\\s*time|counting\\s*time|time/step)[^0-9\\n\\r]{0,20}?${number}`,
  'i',
);

/** Read wavelength, anode, laser and counting time from the free text of a header. */
export function headerFacts(header: string): HeaderFacts {
  const wavelength = inRange(firstNumber(wavelengthPattern, header), 0.05, 5);
  const alpha2 = inRange(firstNumber(alpha2Pattern, header), 0.05, 5);
  const anode = anodeElement(anodePattern.exec(header)?.[1] ?? anodeKeyPattern.exec(header)?.[1]);
  const stated = inRange(firstNumber(laserPattern, header), 200, 1100);
  const bare = inRange(firstNumber(nanometresPattern, header), 200, 1100);
  const laser =
    stated ?? (bare !== undefined && laserLines.some((line) => Math.abs(line - bare) <= 1.5) ? bare : undefined);
  const time = firstNumber(timePattern, header);
  return {
    ...(wavelength === undefined ? {} : { wavelength }),
    ...(alpha2 === undefined || wavelength === undefined || alpha2 <= wavelength ? {} : { wavelengthAlpha2: alpha2 }),
    ...(anode === undefined ? {} : { anode }),
    ...(laser === undefined ? {} : { laserWavelength: laser }),
    ...(time === undefined ? {} : { timePerStep: time }),
    entries: keyValueLines(header),
  };
}

function firstNumber(pattern: RegExp, text: string): number | undefined {
  return positiveNumber(pattern.exec(text)?.[1]);
}

function inRange(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function keyValueLines(header: string): [string, string][] {
  const entries: [string, string][] = [];
  for (const line of header.split(/\r\n|\r|\n/).slice(0, 400)) {
    const bare = line.replace(/^[\s#;!%*'"/]+/, '').trim();
    const pair = /^([^:=;\t]{1,60}?)\s*[:=;\t]\s*(.*)$/.exec(bare);
    if (pair) entries.push([pair[1] ?? '', pair[2] ?? '']);
  }
  return entries;
}
