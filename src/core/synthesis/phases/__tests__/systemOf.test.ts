import { expect, test } from 'vitest';
import { systemOf } from '../systemOf.js';

const right = { alpha: 90, beta: 90, gamma: 90 };
const all = (angle: number) => ({ a: 4, b: 4, c: 4, alpha: angle, beta: angle, gamma: angle });

test('the space group says the system', () => {
  const cell = { a: 4, b: 4, c: 4, ...right };
  const systems = [2, 15, 16, 142, 143, 168, 225].map((spaceGroupNumber) => systemOf({ spaceGroupNumber, cell }));
  expect(systems).toEqual(['triclinic', 'monoclinic', 'orthorhombic', 'tetragonal', 'trigonal', 'hexagonal', 'cubic']);
});

test('of structures written out in P 1 the cell says it', () => {
  const of = (cell: Parameters<typeof systemOf>[0]['cell']) => systemOf({ spaceGroupNumber: 1, cell });
  expect(of({ a: 4, b: 4, c: 4, ...right })).toBe('cubic');
  expect(of({ a: 4, b: 4, c: 3, ...right })).toBe('tetragonal');
  expect(of({ a: 4, b: 5, c: 3, ...right })).toBe('orthorhombic');
  expect(of({ a: 4, b: 4, c: 7, alpha: 90, beta: 90, gamma: 120.0001 })).toBe('hexagonal');
  expect(of({ a: 4, b: 5, c: 7, alpha: 90, beta: 99, gamma: 90 })).toBe('monoclinic');
  expect(of(all(60))).toBe('cubic');
  expect(of(all(55.2))).toBe('trigonal');
  expect(of({ a: 4, b: 5, c: 7, alpha: 80, beta: 99, gamma: 70 })).toBe('triclinic');
});
