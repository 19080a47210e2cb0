import { expect, test } from 'vitest';
import { specimenStem } from '../specimenStem.js';

test('measurements of one RRUFF specimen have its number, however they were measured', () => {
  expect(specimenStem('Albite__R040068__1596')).toBe('R040068');
  expect(specimenStem('Albite__R040068__Raman__532__0__unoriented__Raman_Data_Processed__27098')).toBe('R040068');
  expect(specimenStem('r040068-2 785 nm')).toBe('R040068');
});

test('scans, spots and counts at the end are taken off, technique and laser too', () => {
  const ofOne = ['garnet A', 'garnet A 2', 'garnet A_03', 'garnet A, spot 3', 'garnet A scan12', 'garnet A (4)'];
  expect(new Set(ofOne.map(specimenStem))).toEqual(new Set(['garnet A']));
  expect(specimenStem('garnet A_Raman_532nm_2')).toBe('garnet A');
  expect(specimenStem('garnet A spot 2 scan 7')).toBe('garnet A');
});

test('names that say nothing of a count stay whole, and none becomes empty', () => {
  for (const name of ['TiO2+MnO', 'Fe3O4', 'sample B', 'Raman', '2024', 'sample 3', 'Probe_12']) {
    expect(specimenStem(name)).toBe(name);
  }
});
