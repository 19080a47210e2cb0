import type { LayerEffect, VariationMeasures } from '../../../contract/index.js';

export type MeasureName = keyof VariationMeasures;

export const MEASURES: { name: MeasureName; label: string; what: string }[] = [
  { name: 'noise', label: 'Noise', what: 'rms, as a part of the peak height' },
  { name: 'background', label: 'Background', what: 'largest minus smallest, as a part of the peak height' },
  { name: 'width', label: 'Width spread', what: 'of the highest peak, standard deviation over mean' },
  { name: 'position', label: 'Position spread', what: 'of the maximum, in points of each layer' },
];

/** Changes smaller than this are none. */
const SAME = 1.05;

/** E.g. `÷ 6.1`, `× 1.3`, `as before`; `–` where one of both could not be measured. */
export function factorText(before: number | null, after: number | null): string {
  if (before === null || after === null) return '–';
  if (before === 0 && after === 0) return 'none';
  if (after === 0) return 'gone';
  if (before === 0) return 'new';
  const factor = before / after;
  if (factor < SAME && 1 / factor < SAME) return 'as before';
  return factor >= 1 ? `÷\u00a0${digits(factor)}` : `×\u00a0${digits(1 / factor)}`;
}

function digits(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1);
}

/** A part of the signal in percent, a position in points. */
export function measureText(name: MeasureName, value: number | null): string {
  if (value === null) return '–';
  if (name === 'position') return `${value.toPrecision(2)} pt`;
  const percent = 100 * value;
  return percent >= 10 ? `${Math.round(percent)} %` : `${percent.toPrecision(2)} %`;
}

/** The row of a layer, and what all layers up to it do together. */
export function effectRows(effects: readonly LayerEffect[], layer: string | null) {
  const own = effects.find((effect) => effect.layer === layer);
  const first = effects[0];
  if (!own || !first) return null;
  return MEASURES.map((measure) => ({
    ...measure,
    before: measureText(measure.name, own.before[measure.name]),
    after: measureText(measure.name, own.after[measure.name]),
    factor: factorText(own.before[measure.name], own.after[measure.name]),
    sinceInput: factorText(first.before[measure.name], own.after[measure.name]),
    better: better(own.before[measure.name], own.after[measure.name]),
  }));
}

/** True where the layer removed variation, false where it added some, null where neither. */
function better(before: number | null, after: number | null): boolean | null {
  if (before === null || after === null) return null;
  if (before > after * SAME) return true;
  return after > before * SAME ? false : null;
}

/** What the numbers of a layer say, in a sentence. */
export function effectSentence(effects: readonly LayerEffect[], layer: string | null): string {
  const own = effects.find((effect) => effect.layer === layer);
  if (!own) return '';
  const said = (wanted: boolean) =>
    MEASURES.filter(({ name }) => better(own.before[name], own.after[name]) === wanted).map(({ label }) =>
      label.toLowerCase(),
    );
  const less = said(true);
  const more = said(false);
  if (less.length === 0 && more.length === 0)
    return `${own.label} leaves the variation among spectra of a class as it is.`;
  const parts = [
    ...(less.length > 0 ? [`removes ${list(less)}`] : []),
    ...(more.length > 0 ? [`adds ${list(more)}`] : []),
  ];
  return `${own.label} ${parts.join(' and ')}.`;
}

function list(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}
