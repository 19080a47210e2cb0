import fc from 'fast-check';
import { expect, test } from 'vitest';
import { processingStepSchema, type ProcessingStep } from '../../../../../contract/index.js';
import { entryOf, newStep, STEP_ENTRIES, stepsFor, type StepContext } from '../stepCatalogue.js';
import { fieldsOf, problemsOf } from '../stepFields.js';
import { moved, sameSteps } from '../stepList.js';

const pattern: StepContext = { technique: 'xrd', unit: 'twoTheta', points: 5027, range: [4.00656514, 69.9987] };
const spectrum: StepContext = { technique: 'raman', unit: 'ramanShift', points: 1150, range: [26.3, 1502.6] };

test('every kind of step of the contract is on the menu', () => {
  const known = processingStepSchema.options.map((option) => option.shape.kind.value).sort();
  expect(STEP_ENTRIES.map((entry) => entry.kind).sort()).toEqual(known);
});

test('a new step is always one that the lab accepts, whatever the sampling', () => {
  const contexts = fc.record({
    points: fc.integer({ min: 2, max: 2e6 }),
    from: fc.double({ min: 0, max: 50, noNaN: true }),
  });
  fc.assert(
    fc.property(contexts, fc.constantFrom(...STEP_ENTRIES), ({ points, from }, { kind }) => {
      const context: StepContext = { ...pattern, points, range: [from, from + 60] };
      expect(processingStepSchema.safeParse(newStep(kind, context)).success).toBe(true);
    }),
  );
});

test('every field keeps its step within what the lab accepts, at both ends', () => {
  for (const context of [pattern, spectrum]) {
    for (const { kind } of STEP_ENTRIES) {
      for (const field of fieldsOf(newStep(kind, context), context)) {
        const changed: ProcessingStep[] = [];
        if (field.sort === 'number' || field.sort === 'power')
          changed.push(field.with(field.min), field.with(field.max));
        else if (field.sort === 'switch') changed.push(field.with(!field.value));
        else changed.push(...field.options.map((option) => option.with));
        for (const step of changed)
          expect(processingStepSchema.safeParse(step).success, JSON.stringify(step)).toBe(true);
      }
    }
  }
});

test('a Savitzky–Golay window is odd and wider than its degree', () => {
  const step: ProcessingStep = { kind: 'smooth-savitzky-golay', window: 9, degree: 6 };
  const window = fieldsOf(step, pattern)[0];
  expect(window?.sort === 'number' && window.with(4)).toEqual({ ...step, window: 5, degree: 4 });
});

test('Kα₂ is stripped from diffraction only, cosmic rays are removed from Raman spectra only', () => {
  const kinds = (technique: 'xrd' | 'raman') =>
    stepsFor(technique).flatMap(({ entries }) => entries.map((each) => each.kind));
  expect(kinds('xrd')).toContain('strip-alpha2');
  expect(kinds('xrd')).not.toContain('remove-cosmic-rays');
  expect(kinds('raman')).toContain('remove-cosmic-rays');
  expect(kinds('raman')).not.toContain('strip-alpha2');
});

test('a crop that is upside down or outside is told before it is tried', () => {
  const steps: ProcessingStep[] = [
    { kind: 'crop', from: 30, to: 20 },
    { kind: 'crop', from: 80, to: 90 },
    { kind: 'crop', from: 20, to: 30 },
  ];
  expect([...problemsOf(steps, pattern).keys()]).toEqual([0, 1]);
});

test('a new crop keeps the whole range', () => {
  const step = newStep('crop', pattern);
  expect(step).toEqual({ kind: 'crop', from: 4.006, to: 69.999 });
});

test('windows say what they are on the axis', () => {
  const field = fieldsOf({ kind: 'background-snip', iterations: 114, smoothing: true }, pattern)[0];
  expect(field?.sort === 'number' && field.suffix).toBe('points = 1.5 °');
});

test('steps move within the list and never out of it', () => {
  const steps: ProcessingStep[] = [
    newStep('crop', pattern),
    newStep('strip-alpha2', pattern),
    newStep('normalise', pattern),
  ];
  expect(moved(steps, 0, 2).map((step) => step.kind)).toEqual(['strip-alpha2', 'normalise', 'crop']);
  expect(moved(steps, 0, -1)).toEqual(steps);
  expect(moved(steps, 2, 9)).toEqual(steps);
});

test('lists are the same only with the same parameters in the same order', () => {
  const steps = [newStep('crop', pattern), newStep('normalise', pattern)];
  expect(sameSteps(steps, structuredClone(steps))).toBe(true);
  expect(sameSteps(steps, moved(steps, 0, 1))).toBe(false);
  expect(sameSteps(steps, [steps[0] as ProcessingStep, { kind: 'normalise', mode: 'area' }])).toBe(false);
});

test('a step without a description is an error, not an empty card', () => {
  expect(() => entryOf('unknown' as ProcessingStep['kind'])).toThrow(/no description/);
});
