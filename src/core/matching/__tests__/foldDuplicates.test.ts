import { expect, test } from 'vitest';
import { foldDuplicates } from '../foldDuplicates.js';

const entry = (id: string, formula: string, score: number, libraryId = 'amcsd', name = id) => ({
  id,
  name,
  score,
  formula,
  spaceGroup: 'P 31 2 1',
  libraryId,
});
const fold = (entries: ReturnType<typeof entry>[]) =>
  foldDuplicates(entries, (item) => item, { most: 2, keptLibraries: ['own'] }).map(
    ({ entry: { id }, alike }) => `${id}+${alike}`,
  );

test('of many entries of one phase the first few stay and the first tells how many more there are', () => {
  const quartz = ['a', 'b', 'c', 'd'].map((id, i) => entry(id, 'SiO2', 0.95 - i / 1000));
  expect(fold([...quartz, entry('x', 'AlPO4', 0.9)])).toEqual(['a+2', 'b+0', 'x+0']);
});

test('an entry of the same formula that fits much worse is another phase and stays', () => {
  expect(fold([entry('a', 'SiO2', 0.95), entry('b', 'SiO2', 0.95), entry('c', 'SiO2', 0.6)])).toEqual([
    'a+0',
    'b+0',
    'c+0',
  ]);
});

test('references of the person are never folded away', () => {
  expect(fold([entry('a', 'SiO2', 0.95), entry('b', 'SiO2', 0.95), entry('mine', 'SiO2', 0.94, 'own')])).toEqual([
    'a+0',
    'b+0',
    'mine+0',
  ]);
});

test('worse refinements of a mineral of the same name are folded too', () => {
  const anatase = (id: string, score: number) => entry(id, 'TiO2', score, 'amcsd', 'Anatase');
  expect(fold([anatase('a', 0.95), anatase('b', 0.94), anatase('c', 0.8), anatase('d', 0.6)])).toEqual(['a+2', 'b+0']);
});
