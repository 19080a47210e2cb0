import type { Cell } from '../../../contract/index.js';

/** A number with up to `digits` decimals and no idle zeros: `0.5`, `4.593`, `0.33333`; a true minus sign. */
export function trimmed(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits));
  return String(rounded === 0 ? 0 : rounded).replace('-', '\u2212');
}

/** `2+`, `−`, `` for none: as charges are written behind a symbol. */
export function chargeText(charge: number | undefined): string {
  if (!charge) return '';
  const size = Math.abs(charge) === 1 ? '' : String(Math.abs(charge));
  return `${size}${charge > 0 ? '+' : '\u2212'}`;
}

/** Volume of a unit cell, Å³. */
export function cellVolume({ a, b, c, alpha, beta, gamma }: Cell): number {
  const [x, y, z] = [alpha, beta, gamma].map((angle) => Math.cos((angle * Math.PI) / 180)) as [number, number, number];
  return a * b * c * Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z + 2 * x * y * z));
}
