import type { SymmetryOperator } from './symmetryOperator.js';

const axes = ['x', 'y', 'z'];
const divisors = [1, 2, 3, 4, 6, 8, 12, 24];

function fraction(value: number): string {
  const divisor = divisors.find((d) => Math.abs(value * d - Math.round(value * d)) < 1e-6);
  return divisor === undefined ? String(Number(value.toFixed(6))) : `${Math.round(value * divisor)}/${divisor}`;
}

/** The coordinate triplet of an operator, e.g. `-x+1/2,y,z`. */
export function formatOperator(operator: SymmetryOperator): string {
  return [0, 1, 2]
    .map((i) => {
      let row = '';
      for (const [j, axis] of axes.entries()) {
        const factor = operator.rotation[3 * i + j] ?? 0;
        if (factor === 0) continue;
        row += `${factor < 0 ? '-' : row === '' ? '' : '+'}${Math.abs(factor) === 1 ? '' : Math.abs(factor)}${axis}`;
      }
      const shift = operator.translation[i] ?? 0;
      return shift === 0 ? row : `${row}+${fraction(shift)}`;
    })
    .join(',');
}
