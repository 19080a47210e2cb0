import type { MeasurementDetail } from '../../../../contract/index.js';
import { formatAxis } from '../../../charts/axis.js';

export interface Fact {
  label: string;
  value: string;
}

/** What is known of how it was measured, in the order a person asks for it; only what is known. */
export function measurementFacts(detail: MeasurementDetail): Fact[] {
  const { metadata, unit, range, points, technique } = detail;
  const step = metadata.step ?? (range[1] - range[0]) / Math.max(1, points - 1);
  const facts: [string, string | undefined][] = [
    ['Title', metadata.title === detail.name ? undefined : metadata.title],
    ['Sample', metadata.sample],
    ['Measured', metadata.measuredAt && dateWords(metadata.measuredAt)],
    ['Instrument', metadata.instrument],
    ['Operator', metadata.operator],
    ['Anode', technique === 'xrd' ? metadata.anode : undefined],
    ['Range', `${formatAxis(range[0], unit)} – ${formatAxis(range[1], unit)}`],
    ['Points', `${points.toLocaleString('en').replace(/,/g, '\u202f')}, ${stepWords(step, unit, metadata.step)}`],
    ['Time per step', metadata.timePerStep === undefined ? undefined : `${metadata.timePerStep} s`],
    ['Temperature', metadata.temperature],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function stepWords(step: number, unit: MeasurementDetail['unit'], stated: number | undefined): string {
  const sign = formatAxis(0, unit).replace(/^[\d.]+/, '');
  return `step ${stated === undefined ? 'about ' : ''}${Number(step.toPrecision(3))}${sign}`;
}

/** `2021-03-04 15:20` of an ISO date; a date alone stays one, and what is no date stays as it is. */
export function dateWords(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso);
  if (!match) return iso;
  return match[2] ? `${match[1]} ${match[2]}` : (match[1] ?? iso);
}

/** A moment of ours in the time of this machine: `2026-11-23 17:16`; what is no date stays as it is. */
export function localTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Bytes as a person reads them. */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
