import { expect, test } from 'vitest';
import { savedModelBytes } from '../proto/graphDef.js';
import { Wire } from '../proto/wire.js';

test('numbers, texts and messages are written as in the examples of protobuf.dev', () => {
  expect([...new Wire().int(1, 150).finish()]).toEqual([0x08, 0x96, 0x01]);
  expect([...new Wire().text(2, 'testing').finish()]).toEqual([0x12, 7, ...Buffer.from('testing')]);
  expect([...new Wire().message(3, new Wire().int(1, 150)).finish()]).toEqual([0x1a, 3, 0x08, 0x96, 0x01]);
});

test('negative numbers take ten bytes, floats four', () => {
  expect([...new Wire().int(1, -1).finish()]).toEqual([0x08, ...Array<number>(9).fill(0xff), 0x01]);
  expect([...new Wire().float(4, 1).finish()]).toEqual([0x25, 0, 0, 0x80, 0x3f]);
});

test('what a node only comes after stands behind what it takes', () => {
  const bytes = savedModelBytes([{ name: 'c', op: 'Identity', inputs: ['^late', 'x'], attributes: {} }]);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.indexOf('x')).toBeGreaterThan(0);
  expect(text.indexOf('^late')).toBeGreaterThan(text.lastIndexOf('\x01x'));
});
