import type { Drawing, Side } from '../../stores/explainSide.js';

/** What the maps of a layer are, beside its name. */
export function mapsCaption({ maps, kernels }: Pick<Side, 'maps' | 'kernels'>, drawing: Drawing): string {
  if (!maps) return '';
  if (drawing === 'weights' && kernels) {
    return `${kernels.filters} filters, ${kernels.kernel} points wide, of ${kernels.inputs} ${kernels.inputs === 1 ? 'channel' : 'channels'}`;
  }
  if (maps.length < 2) return `${maps.channels} ${maps.channels === 1 ? 'unit' : 'units'} without places on the axis`;
  const of = `${maps.channels} ${maps.channels === 1 ? 'filter' : 'filters'}`;
  if (drawing === 'lines') return `${of}; the chosen ones, each to its own height`;
  return `${of}, each row one map, on the axis above`;
}
