import { expect, test } from 'vitest';
import type { MeasurementSummary, Project } from '../../../../contract/index.js';
import { describe as describeRow, listRows } from '../rows.js';

const project: Project = { id: 'p', name: 'Furnace', createdAt: '', measurementCount: 1 };
function item(id: string, projectId: string | null): MeasurementSummary {
  return {
    ...{ id, projectId, name: id, fileName: id, technique: 'xrd', unit: 'twoTheta', points: 2, range: [1, 2] },
    ...{ tags: [], notes: '', importedAt: '', status: 'new', preview: new Float32Array(2) },
  };
}

test('measurements stand under their project, the others after all projects', () => {
  const rows = listRows([project], [item('a', null), item('b', 'p')], new Set(), false);
  expect(rows.map((row) => row.key)).toEqual(['p', 'b', 'loose', 'a']);
});

test('a measurement whose project was deleted is not lost from the list', () => {
  expect(listRows([], [item('a', 'gone')], new Set(), false).map((row) => row.key)).toEqual(['a']);
});

test('a closed project hides its measurements, but not from the filter', () => {
  const items = [item('b', 'p')];
  expect(listRows([project], items, new Set(['p']), false).map((row) => row.key)).toEqual(['p']);
  expect(listRows([project], items, new Set(['p']), true).map((row) => row.key)).toEqual(['p', 'b']);
});

test('while filtering, projects without a hit are left out', () => {
  expect(listRows([project], [item('a', null)], new Set(), true).map((row) => row.key)).toEqual(['loose', 'a']);
});

test('a row says what is missing when it could not be compared', () => {
  expect(describeRow({ ...item('a', null), status: 'needs-wavelength' })).toBe('XRD · radiation unknown');
});
