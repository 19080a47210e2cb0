import type { Normalisation } from '../../contract/data/dataset.js';

/** Brings a spectrum to a common scale, in place. One that is zero (or even) throughout stays as it is. */
export function normaliseSample(y: Float64Array, how: Normalisation): void {
  if (how === 'none' || y.length === 0) return;
  const { offset, scale } = moveAndScale(y, how);
  if (!(scale > 0)) return;
  for (let i = 0; i < y.length; i++) y[i] = (y[i]! - offset) / scale;
}

function moveAndScale(y: Float64Array, how: Exclude<Normalisation, 'none'>): { offset: number; scale: number } {
  const sum = (of: (value: number) => number): number => y.reduce((total, value) => total + of(value), 0);
  switch (how) {
    case 'maximum':
      return { offset: 0, scale: largest(y) };
    case 'range': {
      const lowest = -largest(y.map((value) => -value));
      return { offset: lowest, scale: largest(y) - lowest };
    }
    case 'area':
      return { offset: 0, scale: sum(Math.abs) };
    case 'vector':
      return { offset: 0, scale: Math.sqrt(sum((value) => value * value)) };
    case 'snv': {
      const mean = sum((value) => value) / y.length;
      return { offset: mean, scale: Math.sqrt(sum((value) => (value - mean) ** 2) / y.length) };
    }
  }
}

function largest(y: Float64Array): number {
  return y.reduce((a, b) => Math.max(a, b), -Infinity);
}
