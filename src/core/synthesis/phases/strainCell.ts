import type { Cell } from '../../../contract/data/crystal.js';
import type { CrystalSystem } from '../../../contract/data/dataset.js';

const degrees = 180 / Math.PI;

/**
 * A strained cell of the same crystal system: each free length times 1 + strain, each free angle changed by as many radians.
 * @param draw the strain of the next free parameter
 */
export function strainCell(cell: Cell, system: CrystalSystem, draw: () => number): Cell {
  const { a, b, c, alpha, beta, gamma } = cell;
  const longer = (): number => 1 + draw();
  const turned = (angle: number): number => Math.min(175, Math.max(5, angle + draw() * degrees));
  switch (system) {
    case 'cubic': {
      const all = longer();
      return { ...cell, a: a * all, b: b * all, c: c * all };
    }
    case 'trigonal':
    case 'hexagonal':
    case 'tetragonal': {
      const across = longer();
      if (isRhombohedral(cell)) {
        const angle = turned(alpha);
        return { a: a * across, b: b * across, c: c * across, alpha: angle, beta: angle, gamma: angle };
      }
      return { ...cell, a: a * across, b: b * across, c: c * longer() };
    }
    case 'orthorhombic':
      return { ...cell, a: a * longer(), b: b * longer(), c: c * longer() };
    case 'monoclinic': {
      const lengths = { a: a * longer(), b: b * longer(), c: c * longer() };
      // Beta is free but in the settings with another unique axis.
      if (isRight(beta) && !isRight(gamma)) return { ...cell, ...lengths, gamma: turned(gamma) };
      if (isRight(beta) && !isRight(alpha)) return { ...cell, ...lengths, alpha: turned(alpha) };
      return { ...cell, ...lengths, beta: turned(beta) };
    }
    case 'triclinic':
      return {
        ...{ a: a * longer(), b: b * longer(), c: c * longer() },
        ...{ alpha: turned(alpha), beta: turned(beta), gamma: turned(gamma) },
      };
  }
}

const isRight = (angle: number): boolean => Math.abs(angle - 90) < 0.01;
const isRhombohedral = ({ alpha, beta, gamma }: Cell): boolean =>
  !isRight(alpha) && Math.abs(alpha - beta) < 0.01 && Math.abs(alpha - gamma) < 0.01;
