import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { createMockLab } from '../../__tests__/mockLab.js';
import { connectLab, type LabConnection } from '../../lab.js';
import { useReferenceNames } from '../referenceNames.js';

let asked: string[];

/** A lab that knows the one reference `anatase`. */
beforeEach(() => {
  setActivePinia(createPinia());
  asked = [];
  const lab = createMockLab();
  const call: LabConnection['call'] = async (name, input) => {
    const id = 'id' in input ? String(input.id) : '';
    asked.push(`${name} ${id}`);
    if (id !== 'anatase') throw new LabError('not-found', 'There is no such reference.');
    const { items } = await lab.call('references.list', { offset: 0, limit: 10 });
    return { summary: items.find((item) => item.id === id) } as never;
  };
  connectLab({ ...lab, call });
});

test('the name of a drawn reference that is no candidate any more is asked for, once', async () => {
  const names = useReferenceNames();
  await names.want(['anatase']);
  await names.want(['anatase']);
  expect(names.known.get('anatase')?.name).toBe('Anatase');
  expect(asked).toEqual(['references.get anatase']);
});

test('what the candidates name is not asked for', async () => {
  const names = useReferenceNames();
  names.learn([{ id: 'rutile', name: 'Rutile', formula: 'TiO2' }]);
  await names.want(['rutile']);
  expect(asked).toEqual([]);
});

test('a deleted reference stays without a name and disturbs nobody', async () => {
  const names = useReferenceNames();
  await names.want(['gone', 'anatase']);
  expect(names.known.has('gone')).toBe(false);
  expect(names.known.has('anatase')).toBe(true);
});
