import { expect, test } from 'vitest';
import { checkModelFile } from '../chooseModelFile.js';

test('a model that one call cannot carry is refused before it is read, with the way that remains', () => {
  expect(() => checkModelFile({ name: 'small.phaselens-model', size: 60 * 1048576 })).not.toThrow();
  expect(() => checkModelFile({ name: 'large.phaselens-model', size: 130_000_000 })).toThrow(
    'large.phaselens-model is 124 MiB; this window can send up to 63 MiB. Import it on the command line: phaselens model import FILE.',
  );
});
