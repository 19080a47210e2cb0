import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import { expandSetting } from '../expandSetting.js';
import { parseCif } from '../parseCif.js';
import { spaceGroupSettings } from '../spaceGroupSettings.js';
import { writeCif } from '../writeCif.js';

const setting = spaceGroupSettings()[418];
if (setting === undefined) throw new Error('no setting');
const whole = writeCif({
  name: 'A name',
  cell: { a: 4.6, b: 4.6, c: 2.96, alpha: 90, beta: 90, gamma: 90 },
  spaceGroup: setting.full,
  spaceGroupNumber: setting.number,
  operators: [...expandSetting(setting)],
  sites: [
    { label: 'Ti1', element: 'Ti', charge: 4, x: 0, y: 0, z: 0, occupancy: 1, bIso: 0.4 },
    { label: 'O1', element: 'O', charge: -2, x: 0.305, y: 0.305, z: 0, occupancy: 1, bIso: 0.5 },
  ],
});

/** A structure or a LabError that names the file; nothing else. */
function readOrExplain(text: string): void {
  try {
    expect(parseCif(text, 'some.cif').length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(LabError);
    expect((error as LabError).message).toContain('some.cif');
  }
}

test('a CIF cut off anywhere gives its structure or a sentence', () => {
  for (let length = 0; length <= whole.length; length++) readOrExplain(whole.slice(0, length));
});

test('a CIF with any one character or line changed gives a structure or a sentence', () => {
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.string({ minLength: 0, maxLength: 3, unit: 'binary' }), (at, text) => {
      readOrExplain(whole.slice(0, at) + text + whole.slice(at + 1));
    }),
    { numRuns: 2000 },
  );
  const lines = whole.split('\n');
  for (const [i] of lines.entries()) readOrExplain(lines.filter((_, j) => j !== i).join('\n'));
});

test('random text is never taken for a structure', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
      expect(() => parseCif(text, 'some.cif')).toThrow(LabError);
    }),
  );
});
