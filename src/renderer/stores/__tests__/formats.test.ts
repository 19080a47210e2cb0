import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test } from 'vitest';
import { LabError, type FormatInfo } from '../../../contract/index.js';
import { createMockLab } from '../../__tests__/mockLab.js';
import { connectLab, type LabConnection } from '../../lab.js';
import { useFormats } from '../formats.js';

const xrdml: FormatInfo = {
  ...{ id: 'panalytical-xrdml', name: 'PANalytical XRDML', vendor: 'Malvern Panalytical' },
  ...{ technique: 'xrd', extensions: ['xrdml'], keeps: [] },
};
let calls: number;
let broken: boolean;

beforeEach(() => {
  setActivePinia(createPinia());
  calls = 0;
  broken = false;
  const call: LabConnection['call'] = async () => {
    calls += 1;
    if (broken) throw new LabError('unavailable', 'The lab does not answer.');
    return [xrdml] as never;
  };
  connectLab({ ...createMockLab(), call });
});

test('a format is called by its name once the list is read, and the list is read once', async () => {
  const formats = useFormats();
  expect(formats.nameOf('panalytical-xrdml')).toBe('panalytical-xrdml');
  await Promise.all([formats.load(), formats.load()]);
  expect(formats.nameOf('panalytical-xrdml')).toBe('PANalytical XRDML');
  expect(formats.nameOf('of-a-later-version')).toBe('of-a-later-version');
  expect(calls).toBe(1);
});

test('after a failure the list is asked for again', async () => {
  const formats = useFormats();
  broken = true;
  await expect(formats.load()).rejects.toThrow('does not answer');
  broken = false;
  await formats.load();
  expect(formats.all).toHaveLength(1);
});
