import { expect, test } from 'vitest';
import type { Reference } from '../../../contract/data/reference.js';
import { lines, openTestStore, structureReference, summary } from './fixtures.js';

const own = {
  id: 'own',
  name: 'My minerals',
  technique: 'xrd',
  kind: 'own',
  version: '1',
  licence: 'CC0',
  citation: '',
  enabled: true,
} as const;

test('every kind of reference comes back whole', () => {
  const store = openTestStore();
  store.libraries.create(own);
  const given: Reference[] = [
    structureReference({ id: 'a' }),
    { kind: 'measured-lines', summary: summary({ id: 'b' }), lines: lines(7, 2) },
    {
      kind: 'bands',
      summary: summary({ id: 'c', technique: 'raman' }),
      bands: [
        { shift: 464.3, height: 100 },
        { shift: 206.1, height: 32.5 },
      ],
    },
    {
      kind: 'spectrum',
      summary: summary({ id: 'd', technique: 'raman', specimen: 'R040049' }),
      x: Float64Array.from([100, 101.5, 104]),
      y: Float64Array.from([0.1, 0.2, 0.3]),
    },
  ];
  expect(store.references.insertMany('own', given)).toBe(4);
  for (const reference of given) {
    const stored = store.references.get(reference.summary.id);
    expect(stored?.kind).toBe(reference.kind);
    expect(stored?.summary).toEqual({ ...reference.summary, libraryId: 'own' });
    if (stored?.kind === 'structure' && reference.kind === 'structure')
      expect(stored.structure).toEqual(reference.structure);
    if ((stored?.kind === 'bands' && reference.kind === 'bands') || stored?.kind === 'spectrum') {
      expect(stored).toEqual({ ...reference, summary: stored.summary });
    }
    if (stored !== undefined && 'lines' in stored && 'lines' in reference) {
      expect(stored.lines.hkl).toEqual(reference.lines.hkl);
      expect(stored.lines.multiplicity).toEqual(reference.lines.multiplicity);
      stored.lines.dSpacing.forEach((d, index) => {
        expect(Math.abs(d / (reference.lines.dSpacing[index] ?? 0) - 1)).toBeLessThan(6e-8);
      });
    }
  }
  expect(store.references.get('nobody')).toBeUndefined();
});

test('loading for a search gives every reference of the technique in the named libraries, in order', () => {
  const store = openTestStore();
  store.libraries.create(own);
  store.libraries.create({ ...own, id: 'other', name: 'Other' });
  const many = Array.from({ length: 1203 }, (_, index) => structureReference({ id: `r${index}` }, 3));
  store.references.insertMany('own', many);
  store.references.insertMany('other', [structureReference({ id: 'x' })]);
  const ids = [...store.references.loadForMatching(['own'], 'xrd')].map((reference) => reference.summary.id);
  expect(ids).toEqual(many.map((reference) => reference.summary.id));
  expect([...store.references.loadForMatching(['own', 'other'], 'xrd')]).toHaveLength(1204);
  expect([...store.references.loadForMatching(['own', 'other'], 'raman')]).toEqual([]);
});

test('other work may go on between two references that are loaded', () => {
  const store = openTestStore();
  store.libraries.create(own);
  store.references.insertMany('own', [structureReference({ id: 'a' }), structureReference({ id: 'b' })]);
  for (const { summary: loaded } of store.references.loadForMatching(['own'], 'xrd')) {
    store.settings.set('last', loaded.id);
  }
  expect(store.references.list({ offset: 0, limit: 1 }).total).toBe(2);
});

test('references are listed by name in pages, with filters for elements and words', () => {
  const store = openTestStore();
  store.libraries.create(own);
  store.references.insertMany('own', [
    structureReference({ id: '1', name: 'rutile' }),
    structureReference({ id: '2', name: 'Anatase', category: 'oxide' }),
    structureReference({ id: '3', name: 'Calcite', formula: 'CaCO3', elements: ['Ca', 'C', 'O'] }),
    structureReference({ id: '4', name: 'Copper', formula: 'Cu', elements: ['Cu'] }),
  ]);
  const list = (filter: object, offset = 0, limit = 10) => {
    const { total, items } = store.references.list({ offset, limit, ...filter });
    return [total, ...items.map(({ name }) => name)];
  };
  expect(list({})).toEqual([4, 'Anatase', 'Calcite', 'Copper', 'rutile']);
  expect(list({}, 1, 2)).toEqual([4, 'Calcite', 'Copper']);
  expect(list({ elements: ['C'] })).toEqual([1, 'Calcite']);
  expect(list({ elements: ['Ti', 'O'], search: 'ANA oxide' })).toEqual([1, 'Anatase']);
  expect(list({ libraryId: 'nobody' })).toEqual([0]);
  expect(list({ technique: 'raman' })).toEqual([0]);
});

test('the same reference put in twice stands there once, the newer one', () => {
  const store = openTestStore();
  store.libraries.create(own);
  store.references.insertMany('own', [structureReference({ name: 'old' })]);
  store.references.insertMany('own', [structureReference({ name: 'new' }, 4)]);
  expect(store.libraries.get('own')?.count).toBe(1);
  const stored = store.references.get('rutile');
  expect(stored?.summary.name).toBe('new');
  expect(stored?.kind === 'structure' && stored.lines.dSpacing.length).toBe(4);
});

test('an id of another library is refused, and none of the batch stays', () => {
  const store = openTestStore();
  store.libraries.create(own);
  store.libraries.create({ ...own, id: 'other', name: 'Other' });
  store.references.insertMany('own', [structureReference({ id: 'taken' })]);
  const batch = [structureReference({ id: 'free' }), structureReference({ id: 'taken' })];
  expect(() => store.references.insertMany('other', batch)).toThrow('Another library');
  expect(store.libraries.get('other')?.count).toBe(0);
});

test('deleting a library takes its references along', () => {
  const store = openTestStore();
  store.libraries.create(own);
  store.references.insertMany('own', [structureReference()]);
  store.libraries.delete('own');
  expect(store.libraries.list()).toEqual([]);
  expect(store.references.get('rutile')).toBeUndefined();
  expect(() => store.libraries.delete('own')).toThrow('does not exist any more');
});

test('a library can be switched off, built-in ones that are not stored included', () => {
  const store = openTestStore();
  store.libraries.create(own);
  expect(store.libraries.isEnabled('built-in-xrd')).toBe(true);
  store.libraries.setEnabled('built-in-xrd', false);
  store.libraries.setEnabled('own', false);
  expect(store.libraries.isEnabled('built-in-xrd')).toBe(false);
  expect(store.libraries.findByName('My minerals')?.enabled).toBe(false);
  store.libraries.setEnabled('own', true);
  expect(store.libraries.get('own')).toEqual({ ...own, count: 0 });
});

test('two libraries cannot share a name', () => {
  const store = openTestStore();
  store.libraries.create(own);
  expect(() => store.libraries.create({ ...own, id: 'second' })).toThrow('already');
});
