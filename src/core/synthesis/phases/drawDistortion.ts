import type { PhaseClass } from '../../../contract/data/dataset.js';
import { dSpacing } from '../../crystal/dSpacing.js';
import { strainCell } from './strainCell.js';

export type Distortion = (d: number, hkl: readonly [number, number, number] | undefined) => number;

/** How a drawn strain changes d-spacings (Å): with the cell where line and phase say enough, else alike in all directions. */
export function drawDistortion({ lattice }: Pick<PhaseClass, 'lattice'>, strain: () => number): Distortion {
  const all = 1 + strain();
  if (!lattice) return (d) => d * all;
  const { cell, system } = lattice;
  const strained = strainCell(cell, system, strain);
  return (d, hkl) => (hkl ? (d * dSpacing(strained, ...hkl)) / dSpacing(cell, ...hkl) : d * all);
}
