import type { Cell } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import { cellVolume } from './cellVolume.js';
import { cifNumber } from './cifNumber.js';
import type { CifBlock } from './readCifBlocks.js';

/**
 * The unit cell of a block. Missing angles are 90°.
 * @throws LabError `damaged-file` for a missing length or a cell that cannot be.
 */
export function readCifCell(block: CifBlock, fileName: string): Cell {
  const length = (axis: string): number => {
    const tag = `_cell_length_${axis}`;
    const written = block.values.get(tag)?.[0];
    const value = cifNumber(written);
    if (value === undefined || value <= 0)
      throw new LabError(
        'damaged-file',
        `${fileName}: ${tag} ${written === undefined ? 'is missing' : `is "${written}", not a length in Å`}.`,
      );
    return value;
  };
  const angle = (name: string): number => {
    const tag = `_cell_angle_${name}`;
    const written = block.values.get(tag)?.[0];
    if (written === undefined) return 90;
    const value = cifNumber(written);
    if (value === undefined || value <= 0 || value >= 180)
      throw new LabError(
        'damaged-file',
        `${fileName}: ${tag} is "${written}", not an angle between 0 and 180 degrees.`,
      );
    return value;
  };
  const cell: Cell = {
    a: length('a'),
    b: length('b'),
    c: length('c'),
    alpha: angle('alpha'),
    beta: angle('beta'),
    gamma: angle('gamma'),
  };
  const volume = cellVolume(cell);
  if (!(volume > 1e-3))
    throw new LabError(
      'damaged-file',
      `${fileName}: the angles of the cell (_cell_angle_alpha, _beta, _gamma) close no volume.`,
    );
  return cell;
}
