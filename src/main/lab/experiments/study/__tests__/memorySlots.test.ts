import { expect, test } from 'vitest';
import { MemorySlots } from '../memorySlots.js';

/** Works that end when they are told to. */
function works(slots: MemorySlots) {
  const running = new Map<string, () => void>();
  const begin = (name: string, bytes: number): Promise<void> =>
    slots.run(bytes, () => new Promise<void>((resolve) => running.set(name, resolve)));
  const end = async (name: string): Promise<void> => {
    running.get(name)?.();
    running.delete(name);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { running, begin, end };
}

test('works wait for memory and for a place, and a small one goes before a large one that does not fit', async () => {
  const { running, begin, end } = works(new MemorySlots(2, 10));
  const all = [begin('a', 6), begin('large', 8), begin('small', 3), begin('b', 1)];
  await end('');
  expect([...running.keys()]).toEqual(['a', 'small']);
  await end('small');
  expect([...running.keys()]).toEqual(['a', 'b']);
  await end('b');
  expect([...running.keys()]).toEqual(['a']);
  await end('a');
  expect([...running.keys()]).toEqual(['large']);
  await end('large');
  await Promise.all(all);
});

test('one that needs more than there is runs alone, and a failure gives its place back', async () => {
  const slots = new MemorySlots(3, 10);
  await expect(slots.run(50, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(slots.run(50, () => Promise.resolve(7))).resolves.toBe(7);
});
