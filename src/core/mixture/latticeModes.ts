import type { LineList } from '../../contract/data/crystal.js';
import { metricOfLines } from '../matching/metricOfLines.js';

/** How the lines of a reference move when its lattice changes, known from the Miller indices and spacings alone. */
export interface LatticeModes {
  /** Independent relative changes: 1 for cubic and unknown cells, 2 with one unique axis, 3 for the rest. */
  count: number;
  /** ∂ln d / ∂ε of line k for change m at [count · k + m]; the changes of a line add up to 1. */
  response: Float64Array;
  /** cos² of the angle between line k and the direction m that crystals may lie along, [directions · k + m]. */
  cosines: Float64Array;
  directions: number;
}

/**
 * The reciprocal metric that the indices and spacings of a line list obey, by least squares, split into what the crystal system lets change:
 * a = b = c together, a = b and c, or all three. Lists without usable indices only scale as a whole.
 */
export function latticeModes({ dSpacing, hkl }: Pick<LineList, 'dSpacing' | 'hkl'>): LatticeModes {
  const lines = dSpacing.length;
  const isotropic: LatticeModes = {
    count: 1,
    response: new Float64Array(lines).fill(1),
    cosines: new Float64Array(0),
    directions: 0,
  };
  if (hkl.length !== 3 * lines || lines === 0) return isotropic;
  const metric = metricOfLines(dSpacing, hkl);
  if (!metric) return isotropic;
  const [g11, g22, g33, g12, g13, g23] = metric;
  const same = (p: number, q: number): boolean => Math.abs(p - q) < 1e-3 * Math.abs(g11);
  const allEqual = same(g11, g22) && same(g11, g33) && same(g12, g13) && same(g12, g23);
  if (allEqual) return isotropic;
  const uniaxial = same(g11, g22) && same(g13, 0) && same(g23, 0);
  const count = uniaxial ? 2 : 3;
  const directions = uniaxial ? [2] : [0, 1, 2];
  const response = new Float64Array(count * lines);
  const cosines = new Float64Array(directions.length * lines);
  for (let k = 0; k < lines; k++) {
    const [h, l, m] = [hkl[3 * k]!, hkl[3 * k + 1]!, hkl[3 * k + 2]!];
    // Component of the reciprocal vector along each reciprocal axis, times that axis: they add up to 1/d².
    const along = [
      h * (h * g11 + l * g12 + m * g13),
      l * (h * g12 + l * g22 + m * g23),
      m * (h * g13 + l * g23 + m * g33),
    ];
    const square = along[0]! + along[1]! + along[2]!;
    if (!(square > 0)) return isotropic;
    if (uniaxial) {
      response[2 * k] = (along[0]! + along[1]!) / square;
      response[2 * k + 1] = along[2]! / square;
    } else for (let j = 0; j < 3; j++) response[3 * k + j] = along[j]! / square;
    const projected = [h * g11 + l * g12 + m * g13, h * g12 + l * g22 + m * g23, h * g13 + l * g23 + m * g33];
    const own = [g11, g22, g33];
    directions.forEach((axis, j) => {
      cosines[directions.length * k + j] = Math.min(1, projected[axis]! ** 2 / (square * own[axis]!));
    });
  }
  return { count, response, cosines, directions: directions.length };
}
