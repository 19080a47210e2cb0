import type { Restraints } from '../../contract/data/identification.js';
import { metricOfLines } from './metricOfLines.js';
import type { XrdReference } from './xrdReferences.js';

/** Whether a reference is what the restraints say. What a reference does not tell cannot pass. */
export function passesRestraints({ summary, lines }: XrdReference, restraints: Restraints): boolean {
  const { categories, name, spaceGroups, density, cell } = restraints;
  if (categories && !categories.includes(summary.category ?? '')) return false;
  if (name !== undefined && !summary.name.toLowerCase().includes(name.toLowerCase())) return false;
  if (spaceGroups && !spaceGroups.some((symbol) => plain(symbol) === plain(summary.spaceGroup ?? ''))) return false;
  if (density) {
    const own = summary.density;
    if (own === undefined || own < (density.least ?? 0) || own > (density.most ?? Infinity)) return false;
  }
  if (cell && cell.lengths.length > 0) {
    const axes = cellLengths(lines);
    if (!axes) return false;
    return cell.lengths.every((length) => axes.some((axis) => Math.abs(axis / length - 1) <= cell.tolerance));
  }
  return true;
}

/** `P 42/m n m`, `P4_2/mnm` and `P42/mnm:1` are one. */
function plain(symbol: string): string {
  return symbol
    .replace(/:.*$/, '')
    .replace(/[\s_()]/g, '')
    .toLowerCase();
}

/** a, b and c in Å by the indices and spacings of the lines. */
function cellLengths(lines: XrdReference['lines']): number[] | undefined {
  const metric = metricOfLines(lines.dSpacing, lines.hkl);
  if (!metric) return undefined;
  const [g11, g22, g33, g12, g13, g23] = metric;
  const volume = g11 * (g22 * g33 - g23 * g23) - g12 * (g12 * g33 - g13 * g23) + g13 * (g12 * g23 - g13 * g22);
  if (!(volume > 0)) return undefined;
  return [g22 * g33 - g23 * g23, g11 * g33 - g13 * g13, g11 * g22 - g12 * g12].map((minor) =>
    Math.sqrt(minor / volume),
  );
}
