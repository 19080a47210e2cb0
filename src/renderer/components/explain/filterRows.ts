import type { LayerMaps } from '../../../contract/index.js';
import type { ExplainAxis } from '../../charts/featureMapsAxis.js';
import { channelValues } from '../../charts/featureMapsOption.js';

export interface FilterRow {
  channel: number;
  /** Value of the largest magnitude. */
  largest: number;
  /** Place of it on the axis. */
  where: string;
  emptyHere: boolean;
  emptyAlways: boolean;
}

/** What each channel of a layer says about the spectrum. */
export function filterRows(maps: LayerMaps, axis: ExplainAxis): FilterRow[] {
  return Array.from({ length: maps.channels }, (_, channel) => {
    let at = 0;
    const values = channelValues(maps, channel);
    values.forEach((value, i) => {
      if (Math.abs(value) > Math.abs(values[at] ?? 0)) at = i;
    });
    return {
      channel,
      largest: values[at] ?? 0,
      where: maps.length > 1 ? axis.format(axis.valueAt(maps.start + at * maps.step)) : '',
      emptyHere: maps.emptyHere[channel] ?? false,
      emptyAlways: maps.emptyAlways[channel] ?? false,
    };
  });
}
