import { expect, test } from 'vitest';
import type { AxisUnit, Spectrum } from '../../../contract/index.js';
import { ontoModelAxis, type ModelInput } from '../measured/ontoModelAxis.js';

const copper = 1.5406;
const molybdenum = 0.7093;

/** A narrow peak of a spacing of 2 Å. */
function pattern(
  unit: AxisUnit,
  from: number,
  to: number,
  at: number,
  technique: Spectrum['technique'] = 'xrd',
): Spectrum {
  const x = Float64Array.from({ length: 4001 }, (_, i) => from + ((to - from) * i) / 4000);
  const width = (to - from) / 200;
  return { technique, unit, x, y: x.map((value) => 40 * Math.exp(-0.5 * ((value - at) / width) ** 2) + 1) };
}
const angle = (wavelength: number): number => (360 / Math.PI) * Math.asin(wavelength / 4);
const model = (changes: Partial<ModelInput> = {}): ModelInput => ({
  axis: { unit: 'twoTheta', from: 20, step: 0.1, wavelength: copper },
  length: 601,
  normalise: 'maximum',
  outside: 'edge',
  ...changes,
});
const highest = (y: Float32Array, { axis }: ModelInput): number => axis.from + axis.step * y.indexOf(Math.max(...y));

test('whatever the measurement is over, its line stands where the model expects it', () => {
  const measured: [Spectrum, number | undefined][] = [
    [pattern('twoTheta', 10, 90, angle(copper)), copper],
    [pattern('twoTheta', 5, 45, angle(molybdenum)), molybdenum],
    [pattern('dSpacing', 1, 5, 2), undefined],
    [pattern('q', 1, 6, Math.PI), undefined],
  ];
  for (const [spectrum, wavelength] of measured) {
    const subject = { name: 'm', spectrum, ...(wavelength === undefined ? {} : { wavelength }) };
    const target = model();
    const { y, notes, covered } = ontoModelAxis(subject, target);
    expect(y).toHaveLength(601);
    expect(Math.max(...y)).toBe(1);
    expect(Math.abs(highest(y, target) - angle(copper)), spectrum.unit).toBeLessThan(0.15);
    expect(covered).toBeGreaterThan(0.9);
    expect(notes.length).toBeLessThanOrEqual(1);
    const inQ = model({ axis: { unit: 'q', from: 2, step: 0.01 }, length: 200 });
    expect(Math.abs(highest(ontoModelAxis(subject, inQ).y, inQ) - Math.PI)).toBeLessThan(0.02);
  }
});

test('an unknown radiation is asked for, that of an unknown model told', () => {
  const spectrum = pattern('twoTheta', 10, 90, 45);
  expect(() => ontoModelAxis({ name: 'm', spectrum }, model())).toThrow(
    expect.objectContaining({ kind: 'wavelength-needed' }),
  );
  const silent = model({ axis: { unit: 'twoTheta', from: 20, step: 0.1 } });
  expect(ontoModelAxis({ name: 'm', spectrum }, silent).notes).toEqual([
    'The model does not say for which radiation it was trained; 2θ is taken as it is.',
  ]);
  const spacing = pattern('dSpacing', 1, 5, 2);
  expect(() => ontoModelAxis({ name: 'm', spectrum: spacing }, silent)).toThrow('does not say of which radiation');
});

test('what was not measured is the value at the end, or nothing', () => {
  const subject = { name: 'm', spectrum: pattern('twoTheta', 40, 90, 45), wavelength: copper };
  const edge = ontoModelAxis(subject, model());
  expect(edge.y[0]).toBeGreaterThan(0);
  expect(edge.notes[0]).toMatch(/covers 66 % .* filled with the value at its end\.$/);
  const zero = ontoModelAxis(subject, model({ outside: 'zero' }));
  expect(zero.y[0]).toBe(0);
  const short = { ...subject, spectrum: pattern('twoTheta', 40, 50, 45) };
  expect(ontoModelAxis(short, model()).notes[0]).toMatch(/so that the answer rests on little\.$/);
});

test('Raman spectra and patterns do not meet', () => {
  const spectrum = pattern('ramanShift', 100, 1000, 500, 'raman');
  expect(() => ontoModelAxis({ name: 'm', spectrum }, model())).toThrow('is a Raman spectrum');
  const raman = model({ axis: { unit: 'ramanShift', from: 100, step: 2 }, length: 400 });
  expect(highest(ontoModelAxis({ name: 'm', spectrum }, raman).y, raman)).toBe(500);
});
