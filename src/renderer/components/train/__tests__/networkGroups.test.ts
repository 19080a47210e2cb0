import { expect, test } from 'vitest';
import { inGroups } from '../networkGroups.js';

const about = { title: 'A network', source: 'somewhere' };

test('networks are listed by group, those without one last, and empty groups are left out', () => {
  const groups = inGroups([
    { ...about, id: 'own' },
    { ...about, id: 'cnn6', group: 'benchmark' },
    { ...about, id: 'slides-cnn', group: 'review' },
    { ...about, id: 'cnn2', group: 'benchmark' },
  ]);
  expect(groups.map(({ title, networks }) => [title, networks.map(({ id }) => id)])).toEqual([
    ['Of the review', ['slides-cnn']],
    ['Benchmark of 2023', ['cnn6', 'cnn2']],
    ['Others', ['own']],
  ]);
});
