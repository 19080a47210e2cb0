import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cliHere } from './cliHere.js';

const { cli, file } = cliHere();
const benchmark = (...flags: string[]) => cli('experiment', 'run', 'benchmark', ...flags);

test.each([
  ['no network is named', ['benchmark', '--networks', ','], 'phaselens networks'],
  ['an experiment of the review has no networks', ['e1', '--networks', 'cnn2'], '--networks is for benchmark'],
  ['nor have all of them', ['all', '--reduced'], '--reduced is for benchmark'],
  ['the challenge has its own classes', ['challenge', '--classes', 'drawn'], '--classes is for benchmark only'],
  ['a reduced run draws its own', ['benchmark', '--reduced', '--classes', 'published'], 'leave out --classes'],
  ['no epoch is too few', ['benchmark', '--epochs', '0'], 'whole number'],
  ['half a seed, too', ['benchmark', '--seeds', '0.5'], 'whole number'],
])('%s: a wrong use that is said in a sentence', async (_, flags, said) => {
  const { code, out, error } = await cli('experiment', 'run', ...flags);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(error).toContain(said);
  expect(error).not.toContain('inside Phaselens');
});

test('a network that there is not is named with those that there are', async () => {
  const { code, error } = await benchmark('--networks', 'cnn2,cnn7');
  expect(code).toBe(1);
  expect(error).toMatch(/There is no network “cnn7”\. Choose of .*cnn2, .*phaselens-1/);
});

test('a class list that is missing, a folder, no JSON or another JSON is refused with its reason', async () => {
  writeFileSync(file('cut.json'), '{ "datapoints": 5000, "spectra": { "0": ');
  writeFileSync(file('other.json'), '{ "datapoints": 5000 }');
  writeFileSync(file('uneven.json'), '{"datapoints":500,"spectra":{"0":{"peak_positions":[9,20],"peak_heights":[1]}}}');
  writeFileSync(file('far.json'), '{"datapoints":500,"spectra":{"0":{"peak_positions":[9000],"peak_heights":[1]}}}');
  for (const [path, said] of [
    [file('nowhere.json'), 'nowhere.json cannot be read'],
    [file(), 'cannot be read'],
    [file('cut.json'), 'cut.json is no JSON'],
    [file('other.json'), '“spectra” is missing or wrong'],
    [file('uneven.json'), 'Class 0 has not as many heights as positions'],
    [file('far.json'), 'outside the axis'],
  ] as const) {
    const { code, error } = await benchmark('--classes', path, '--networks', 'vgg');
    expect(code).toBe(1);
    expect(error).toContain(said);
    expect(error).not.toContain('inside Phaselens');
    expect(error.trim().split('\n')).toHaveLength(1);
  }
});

test('nothing finished and no published list are said', async () => {
  expect((await benchmark('--finished')).error).toContain(
    'No training of this study is finished. None was started yet.',
  );
  const { code, error } = await benchmark('--classes', 'published');
  expect(code).toBe(1);
  expect(error).toContain('The published list of 500 classes is not here.');
});
