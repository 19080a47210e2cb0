import { expect, test } from 'vitest';
import { explainRaman } from '../explainRaman.js';
import { explainXrd } from '../explainXrd.js';
import { copper, inventLibrary, simulatePowder } from './syntheticPowder.js';
import { bandReference, inventBands, simulateRaman } from './syntheticRaman.js';

const library = inventLibrary();
const a = library[0]!;
const b = library[1]!;

test('one phase is explained down to the noise: sticks on the peaks with their indices, nothing unexplained', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }], { zeroShift: 0.1, latticeStrain: 0.002 });
  const picture = explainXrd({ spectrum, radiation: copper }, [{ reference: a }]);
  expect(picture.x).toBe(spectrum.x);
  expect(picture.overlays).toHaveLength(1);
  expect(picture.unexplained).toEqual([]);
  expect(picture.rwp).toBeLessThan(20);
  const strongest = picture.overlays[0]!.sticks.reduce((top, stick) => (stick.height > top.height ? stick : top));
  let highest = 0;
  spectrum.y.forEach((value, i) => (highest = value > spectrum.y[highest]! ? i : highest));
  expect(Math.abs(strongest.x - spectrum.x[highest]!)).toBeLessThan(0.06);
  expect(strongest.height).toBeGreaterThan(0.6 * spectrum.y[highest]!);
  expect(strongest.height).toBeLessThan(1.4 * spectrum.y[highest]!);
  expect(strongest.state).toBe('matched');
  expect(strongest.hkl).toHaveLength(3);
  expect(picture.overlays[0]!.sticks.some((stick) => stick.state === 'missing')).toBe(false);
});

test('observed is background plus profiles plus difference, at every point', () => {
  const spectrum = simulatePowder([
    { reference: a, share: 1 },
    { reference: b, share: 0.5 },
  ]);
  const { observed, background, overlays, difference } = explainXrd({ spectrum, radiation: copper }, [
    { reference: a },
    { reference: b },
  ]);
  observed.forEach((value, i) => {
    expect(background[i]! + overlays[0]!.profile[i]! + overlays[1]!.profile[i]! + difference[i]!).toBeCloseTo(value, 6);
  });
});

test('two phases together leave less than either alone, and no strong peak', () => {
  const spectrum = simulatePowder([
    { reference: a, share: 1 },
    { reference: b, share: 0.5 },
  ]);
  const input = { spectrum, radiation: copper };
  const both = explainXrd(input, [{ reference: a }, { reference: b }]);
  const alone = explainXrd(input, [{ reference: a }]);
  expect(both.rwp).toBeLessThan(alone.rwp);
  expect(alone.unexplained.length).toBeGreaterThan(3);
  expect(both.unexplained.length).toBeLessThanOrEqual(1);
});

test('nothing chosen leaves every peak unexplained', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }]);
  const picture = explainXrd({ spectrum, radiation: copper }, []);
  expect(picture.overlays).toEqual([]);
  expect(picture.unexplained.length).toBeGreaterThan(6);
});

test('a pattern in d is drawn in d', () => {
  const spectrum = simulatePowder([{ reference: a, share: 1 }]);
  const x = spectrum.x.map((twoTheta) => 1.540593 / (2 * Math.sin((twoTheta * Math.PI) / 360))).reverse();
  const picture = explainXrd(
    { spectrum: { ...spectrum, unit: 'dSpacing', x, y: spectrum.y.slice().reverse() }, radiation: copper },
    [{ reference: a }],
  );
  for (const stick of picture.overlays[0]!.sticks) {
    expect(Math.abs(stick.x / stick.dSpacing! - 1)).toBeLessThan(0.02);
  }
  expect(picture.rwp).toBeLessThan(25);
});

test('a Raman spectrum is explained by its bands, and by two tables together', () => {
  const one = inventBands(601);
  const two = inventBands(602);
  const first = bandReference('one', one);
  const second = bandReference('two', two);
  const spectrum = simulateRaman([...one, ...two.map((band) => ({ ...band, height: band.height / 2 }))], {
    shift: 4,
    fluorescence: 50,
  });
  const alone = explainRaman({ spectrum }, [{ reference: first }]);
  const both = explainRaman({ spectrum }, [{ reference: first }, { reference: second, zeroShift: 4 }]);
  expect(both.rwp).toBeLessThan(alone.rwp);
  expect(both.unexplained.length).toBeLessThan(alone.unexplained.length);
  spectrum.y.forEach((value, i) => {
    expect(
      both.background[i]! + both.overlays[0]!.profile[i]! + both.overlays[1]!.profile[i]! + both.difference[i]!,
    ).toBeCloseTo(value, 6);
  });
  expect(both.overlays[0]!.sticks.filter((stick) => stick.state === 'matched').length).toBeGreaterThan(1);
});
