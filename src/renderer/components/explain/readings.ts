import type { Attribution, ExplainedSpectrum, LayerMaps } from '../../../contract/index.js';
import type { ExplainAxis } from '../../charts/featureMapsAxis.js';
import type { Side } from '../../stores/explainSide.js';

/** Which class is explained, and how the title begins: the answer of the model, or another class. */
export function explainedFrom(
  { spectrum, layers, className, attribution }: Side,
  brief: boolean,
): {
  words: string;
  className: string;
  probability: number | null;
} {
  const first = spectrum?.prediction[0];
  const name = className ?? first?.className ?? '';
  const known = spectrum?.prediction.find((each) => each.className === name);
  const own = attribution?.className === name ? attribution.probability : null;
  const probability = known?.probability ?? own;
  if (attribution?.method === 'importance')
    return { words: 'what the model looks at; it says', className: name, probability };
  const who = layers.length > 0 ? 'network' : 'model';
  const said = brief ? 'says' : `what made the ${who} say`;
  const asked = name === first?.className ? said : 'what speaks for';
  return { words: asked, className: name, probability };
}

/** E.g. `filter 4 at 25.31°: 1.27`. */
export function mapReading(
  maps: LayerMaps,
  values: Float32Array,
  channel: number,
  axis: ExplainAxis,
  value: number,
): string {
  const point = Math.round((axis.indexAt(value) - maps.start) / maps.step);
  const found = values[point];
  const where = axis.format(value);
  return found === undefined
    ? `filter ${channel + 1}: does not reach ${where}`
    : `filter ${channel + 1} at ${where}: ${found.toPrecision(3)}`;
}

/** E.g. `25.31°: 0.83; evidence 0.41, near anatase 101`. */
export function pointReading(
  spectrum: ExplainedSpectrum,
  attribution: Attribution | null,
  axis: ExplainAxis,
  value: number,
): string {
  const index = Math.round(axis.indexAt(value));
  const y = spectrum.y[index];
  if (y === undefined) return '';
  const evidence = attribution?.values[index];
  const position = spectrum.axis.from + index * spectrum.axis.step;
  const peak = spectrum.peaks.find(
    (each) => Math.abs(each.position - position) <= Math.max(each.fwhm, spectrum.axis.step),
  );
  return [
    `${axis.format(value)}: ${y.toPrecision(3)}`,
    ...(evidence === undefined ? [] : [`evidence ${evidence.toPrecision(2)}`]),
    ...(peak ? [peak.label] : []),
  ].join(' · ');
}
