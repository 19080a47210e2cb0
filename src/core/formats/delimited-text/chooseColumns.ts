import { axisQuality, type FoundTable } from './findTable.js';
import { axisWords } from './axisWords.js';

export interface ChosenColumns {
  xColumn: number;
  yColumn: number;
  sigmaColumn?: number;
  doubts: string[];
  /** Columns that are not read, for the warning. */
  unused: number[];
}

const sigmaWords = /sigma|σ|\besd\b|\berr(?:or)?s?\b|\bstd|uncert|stdev|\be\.?s\.?d\b/i;
const intensityWords =
  /intens|counts?\b|\bcps\b|^i\b|^y\b|y_?obs|observed|signal|\ba\.?\s?u\.?\b|arb|ccd|\bint\b|ampl/i;
const bestIntensityWords = /dark\s*subtracted|\by_?obs\b|\bobserved\b|intensity_?(?:raw|obs)\b|\bnet\b/i;
const derivedWords =
  /\b(?:y_?|i_?)?calc(?:ulated)?\b|\bbackground\b|\bbkg|\bbg\b|\bdiff(?:erence)?\b|\bresidual|\bbaseline\b|\bweights?\b|\bfit(?:ted)?\b|\bsimulated\b|\bsqrt\b|\breference\b|\braw\s*data|^dark$|^pixel|irradiance|transmi|absorb|\brel\.|^index$|^no\.?$|^#$|^points?$|^time|^theta$|^omega/i;
const indexWords = /^(?:pixel|index|no\.?|#|point|nr\.?|n|i)$/i;

/** Decide which columns hold the axis, the intensity and its uncertainty. */
export function chooseColumns(table: FoundTable, names: string[] | undefined, extension: string): ChosenColumns {
  const xColumn = chooseX(table, names);
  const doubts: string[] = [];
  const others = table.values.map((_, c) => c).filter((c) => c !== xColumn && isNumeric(table, c));
  const sigmaByName = others.find((c) => sigmaWords.test(names?.[c] ?? ''));
  const candidates = others.filter(
    (c) => c !== sigmaByName && !derivedWords.test(names?.[c] ?? '') && axisWordsAreAbsent(names?.[c]),
  );
  const named = candidates.filter((c) => intensityWords.test(names?.[c] ?? ''));
  const best = others.find((c) => bestIntensityWords.test(names?.[c] ?? '') && c !== sigmaByName);
  const pool = best !== undefined ? [best] : named.length > 0 ? named : candidates.length > 0 ? candidates : others;
  const yColumn = pool.find((c) => c > xColumn) ?? pool[0] ?? (xColumn === 0 ? 1 : 0);
  const sigmaColumn = sigmaByName ?? sigmaByValue(table, yColumn, others, extension, names);
  const open = pool.filter((c) => c !== yColumn && c !== sigmaColumn && !isConstant(table.values[c]));
  if (open.length > 0 && !(names === undefined && table.columns === 3)) {
    const list = [yColumn, ...open].map((c) => names?.[c] ?? `column ${c + 1}`);
    doubts.push(
      `Several columns could be the intensity: ${list.slice(0, 6).join(', ')}${list.length > 6 ? ' and more' : ''}.`,
    );
  }
  const unused = others.filter((c) => c !== yColumn && c !== sigmaColumn);
  return { xColumn, yColumn, ...(sigmaColumn === undefined ? {} : { sigmaColumn }), doubts, unused };
}

function axisWordsAreAbsent(name: string | undefined): boolean {
  return name === undefined || axisWords(name) === undefined || intensityWords.test(name);
}

function chooseX(table: FoundTable, names: string[] | undefined): number {
  if (names !== undefined) {
    const raman = names.findIndex(
      (name, c) =>
        /raman/i.test(name) &&
        !intensityWords.test(name) &&
        isNumeric(table, c) &&
        axisQuality(table.values[c] ?? []) > 0.8,
    );
    if (raman !== -1) return raman;
    const units = ['ramanShift', 'twoTheta', 'q', 'dSpacing', 'wavelength'] as const;
    for (const unit of units) {
      const column = names.findIndex(
        (name, c) =>
          axisWords(name)?.unit === unit &&
          !intensityWords.test(name) &&
          isNumeric(table, c) &&
          axisQuality(table.values[c] ?? []) > 0.8,
      );
      if (column !== -1) return column;
    }
  }
  const axes = table.values
    .map((_, c) => c)
    .filter((c) => isNumeric(table, c) && axisQuality(table.values[c] ?? []) > 0.95);
  const [first, second] = axes;
  // A running number in front of the axis.
  if (first !== undefined && second !== undefined && table.columns > 2 && isRunningNumber(table.values[first])) {
    if (!isRunningNumber(table.values[second]) || indexWords.test(names?.[first] ?? '')) return second;
  }
  if (first !== undefined) return first;
  const qualities = table.values.map((column, c) => (isNumeric(table, c) ? axisQuality(column) : 0));
  return qualities.indexOf(Math.max(...qualities));
}

function isNumeric(table: FoundTable, column: number): boolean {
  const values = table.values[column] ?? [];
  return values.filter((value) => !Number.isNaN(value)).length >= Math.max(3, values.length / 3);
}

function isConstant(values: number[] | undefined): boolean {
  return values === undefined || values.every((value) => value === values[0] || Number.isNaN(value));
}

function isRunningNumber(values: number[] | undefined): boolean {
  if (values === undefined || (values[0] !== 0 && values[0] !== 1)) return false;
  return values.every((value) => Number.isInteger(value));
}

/** A third column is the uncertainty in .xye files, or where it follows the square root of the counts; otherwise it is something else, such as a background. */
function sigmaByValue(
  table: FoundTable,
  y: number,
  others: number[],
  extension: string,
  names: string[] | undefined,
): number | undefined {
  const column = others.find((c) => c === y + 1);
  if (column === undefined || names?.[column] !== undefined) return undefined;
  const sigma = table.values[column] ?? [];
  const counts = table.values[y] ?? [];
  if (isConstant(sigma) || sigma.some((s) => s < 0)) return undefined;
  if (extension === 'xye') return column;
  const ratios = sigma.flatMap((s, i) => ((counts[i] ?? 0) > 0 ? [Math.abs(s / Math.sqrt(counts[i] ?? 1) - 1)] : []));
  const good = ratios.filter((ratio) => ratio < 0.05).length;
  return ratios.length > 2 && good > 0.9 * ratios.length ? column : undefined;
}
