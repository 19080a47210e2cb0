import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calculateLineList } from '../../../core/diffraction/calculateLineList.js';
import { parseCif } from '../../../core/crystal/parseCif.js';
import { lineColumnsOf } from '../../../core/search/lineColumnsOf.js';
import { collectionLineLimits, readCifBatch } from '../../lab/compute/tasks/readCifBatch.js';
import { Collections } from '../collections.js';
import type { CollectionWriter } from '../collectionWriter.js';
import { primitiveRockSalt, rockSalt } from './cifText.js';

let data: string;
let collections: Collections;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'phaselens-collections-'));
  collections = new Collections(data);
});
afterEach(() => {
  collections.close();
  rmSync(data, { recursive: true, force: true });
});

const edges = [4.2, 4.4, 4.6, 4.8, 5, 5.2];
const texts = edges.map((edge) => rockSalt('Mg', 'O', edge));
const batchOf = (cifs: readonly string[], first = 0) =>
  readCifBatch(cifs.map((text, i) => ({ place: `${first + i}.cif`, bytes: new TextEncoder().encode(text) })));

function add(writer: CollectionWriter, cifs: readonly string[], first = 0): void {
  const { batch, failures } = batchOf(cifs, first);
  writer.add(batch, failures, cifs.length, `${first + cifs.length - 1}.cif`);
}

const opened = (id: string) => {
  const collection = collections.get(id);
  if (!collection) throw new Error('no collection');
  return collection;
};

test('lines come back as they were calculated, to the precision of the columns, over several segments', () => {
  const id = collections.create('oxides');
  const writer = collections.writer(id, 2);
  add(writer, texts.slice(0, 3));
  add(writer, texts.slice(3), 3);
  writer.finish();
  writer.close();
  const collection = opened(id);
  expect(collection.count()).toBe(6);
  const { items } = collection.list({ offset: 0, limit: 10 });
  const expected = texts.map((text) => {
    const [structure] = parseCif(text);
    if (!structure) throw new Error('no structure');
    return { structure, lines: calculateLineList(structure, collectionLineLimits) };
  });
  for (const item of items) {
    const reference = collection.get(item.id.slice(id.length + 1));
    if (reference?.kind !== 'structure') throw new Error('no structure');
    const own = expected.find(({ structure }) => structure.cell.a === reference.structure.cell.a);
    expect(reference.structure).toEqual(own?.structure);
    expect(reference.lines.hkl).toEqual(own?.lines.hkl);
    expect(reference.lines.multiplicity).toEqual(own?.lines.multiplicity);
    reference.lines.dSpacing.forEach((d, i) => expect(d / (own?.lines.dSpacing[i] ?? 0)).toBeCloseTo(1, 6));
    reference.lines.intensity.forEach((value, i) => expect(value / (own?.lines.intensity[i] ?? 0)).toBeCloseTo(1, 3));
  }
  const columns = collection.columns();
  const matching = collection.matching(texts.map((_, i) => i)).flatMap((one) => (one.kind === 'lines' ? [one] : []));
  const whole = lineColumnsOf(matching);
  expect([...columns.offsets]).toEqual([...whole.offsets]);
  expect([...columns.d]).toEqual([...whole.d]);
  expect([...columns.intensity]).toEqual([...whole.intensity]);
  expect([...columns.elements]).toEqual([...whole.elements]);
  expect(Buffer.from(columns.ids).toString()).toBe(Buffer.from(whole.ids).toString());
});

test('what was not committed is gone after an end without warning, and its file with it; the import goes on from the commit', () => {
  const id = collections.create('oxides');
  const folder = join(data, 'libraries', id);
  const first = collections.writer(id, 2);
  expect(first.begin('source', undefined, undefined).files).toBe(0);
  add(first, texts.slice(0, 2));
  add(first, texts.slice(2, 3), 2);
  // As a kill between the file of lines and its row would leave it.
  writeFileSync(join(folder, '000002.lines'), 'half');
  writeFileSync(join(folder, '000003.lines.tmp'), 'half');
  first.close();
  expect(opened(id).count()).toBe(2);

  const second = collections.writer(id, 2);
  expect(readdirSync(folder).filter((name) => name.includes('.lines'))).toEqual(['000001.lines']);
  expect(second.begin('source', undefined, undefined)).toMatchObject({ files: 2, lastFile: '1.cif', finished: false });
  add(second, texts.slice(2), 2);
  second.finish();
  second.close();
  const interrupted = opened(id);

  const whole = collections.create('at once');
  const writer = collections.writer(whole, 2);
  writer.begin('source', undefined, undefined);
  add(writer, texts);
  writer.finish();
  writer.close();
  expect(interrupted.about().version).toBe(opened(whole).about().version);
  expect([...interrupted.columns().d]).toEqual([...opened(whole).columns().d]);
});

test('another source begins at its beginning, and so does a finished one', () => {
  const id = collections.create('oxides');
  const writer = collections.writer(id);
  writer.begin('source', undefined, undefined);
  add(writer, texts.slice(0, 2));
  writer.commit();
  expect(writer.begin('other', 'CC0', undefined).files).toBe(0);
  writer.finish();
  expect(writer.begin('other', undefined, undefined).files).toBe(0);
  writer.close();
  expect(opened(id).about()).toMatchObject({ licence: 'CC0' });
});

test('a structure in another setting, or warmer by some degrees, is the same; another formula or a larger cell is not', () => {
  const id = collections.create('salts');
  const writer = collections.writer(id);
  add(writer, [rockSalt('Na', 'Cl', 5.64)]);
  add(writer, [rockSalt('Na', 'Cl', 5.65), rockSalt('K', 'Cl', 5.64), rockSalt('Na', 'Cl', 5.72)], 1);
  expect(writer.counts).toMatchObject({ added: 3, folded: 1 });
  // The primitive cell has the space group's number 166 in this spelling, so it stays: the space group decides too.
  add(writer, [primitiveRockSalt('Na', 'Cl', 5.64)], 4);
  expect(writer.counts).toMatchObject({ added: 4, folded: 1 });
  writer.finish();
  writer.close();
  expect(opened(id).leftOut()).toEqual({ folded: 1, failed: 0 });
});

test('a changed byte in the lines is noticed before they are searched', () => {
  const id = collections.create('oxides');
  const writer = collections.writer(id);
  add(writer, texts);
  writer.finish();
  writer.close();
  const path = join(data, 'libraries', id, '000001.lines');
  const bytes = readFileSync(path);
  bytes[200]! ^= 1;
  writeFileSync(path, bytes);
  expect(() => opened(id).columns()).toThrow(/000001\.lines is damaged/);
  writeFileSync(path, bytes.subarray(0, 100));
  expect(() => opened(id).columns()).toThrow(/damaged/);
  const { items } = opened(id).list({ offset: 0, limit: 1 });
  expect(() => opened(id).get(items[0]?.id.slice(id.length + 1) ?? '')).toThrow(/damaged/);
});

test('a catalogue that is none is left out of the list, the others stay', () => {
  const id = collections.create('oxides');
  const broken = collections.create('broken');
  writeFileSync(join(data, 'libraries', broken, 'catalogue.db'), 'not a database');
  expect(collections.list().map((one) => one.id)).toEqual([id]);
  expect(() => collections.get(broken)).toThrow(/Delete it and import it again/);
  collections.delete(broken);
  expect(readdirSync(join(data, 'libraries'))).toEqual([id]);
});
