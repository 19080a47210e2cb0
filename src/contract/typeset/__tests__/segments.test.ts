import { expect, test } from 'vitest';
import { formulaSegments, segmentsToUnicode, spaceGroupSegments } from '../segments.js';

test('a formula is set with low counts and full-size factors', () => {
  expect(segmentsToUnicode(formulaSegments('CaSO4·2H2O'))).toBe('CaSO₄·2H₂O');
  expect(segmentsToUnicode(formulaSegments('Ca5(PO4)3F'))).toBe('Ca₅(PO₄)₃F');
  expect(formulaSegments('NaCl')).toEqual([{ text: 'NaCl' }]);
});

test('screw axes get a low number, spaced or not', () => {
  expect(segmentsToUnicode(spaceGroupSegments('P 42/m n m'))).toBe('P4₂/mnm');
  expect(segmentsToUnicode(spaceGroupSegments('P42/mnm'))).toBe('P4₂/mnm');
  expect(segmentsToUnicode(spaceGroupSegments('P 32 2 1'))).toBe('P3₂21');
  expect(segmentsToUnicode(spaceGroupSegments('P 63/m m c'))).toBe('P6₃/mmc');
  expect(segmentsToUnicode(spaceGroupSegments('P2_1/c'))).toBe('P2₁/c');
});

test('a rotoinversion carries a bar and axes that are no screws stay apart', () => {
  expect(segmentsToUnicode(spaceGroupSegments('F m -3 m'))).toBe('Fm3\u0305m');
  expect(segmentsToUnicode(spaceGroupSegments('F -4 3 m'))).toBe('F4\u03053m');
  expect(segmentsToUnicode(spaceGroupSegments('R 3 2'))).toBe('R32');
  expect(segmentsToUnicode(spaceGroupSegments('I 2 3'))).toBe('I23');
});

test('the origin or axis setting follows in brackets', () => {
  expect(segmentsToUnicode(spaceGroupSegments('R -3 c :H'))).toBe('R3\u0305c (H)');
});
