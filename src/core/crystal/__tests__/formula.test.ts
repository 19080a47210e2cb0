import { expect, test } from 'vitest';
import { formatFormula } from '../formatFormula.js';
import { parseFormula } from '../parseFormula.js';

test.each([
  'TiO2',
  'CaCO3',
  'PbTiO3',
  'FeTiO3',
  'CuFeS2',
  'KH2PO4',
  'LiNi0.8Mn0.1Co0.1O2',
  'YBa2Cu3O7',
  'ZnMn2O4',
  'FeCr2O4',
  'NaCl',
  'MoSi2',
  'CH4N2O',
  'Li7La3Zr2O12',
  'LiFePO4',
  'BiFeO3',
  'SiC',
  'KAlSi3O8',
  'AuTe2',
])('%s is written in that order whatever the order of its amounts', (formula) => {
  const amounts = parseFormula(formula);
  if (amounts === undefined) throw new Error('not read');
  expect(formatFormula(new Map([...amounts].reverse()))).toBe(formula);
});

test('reads groups, water of crystallisation, fractions and oxidation states', () => {
  const read = (formula: string): Record<string, number> => Object.fromEntries(parseFormula(formula) ?? []);
  expect(read('Ca5(PO4)3(OH)')).toEqual({ Ca: 5, P: 3, O: 13, H: 1 });
  expect(read('CaSO4·2H2O')).toEqual({ Ca: 1, S: 1, O: 6, H: 4 });
  expect(read('CaSO4*0.5H2O')).toEqual({ Ca: 1, S: 1, O: 4.5, H: 1 });
  expect(read('(Mg.9 Fe.1)2 Si O4')).toEqual({ Mg: 1.8, Fe: 0.2, Si: 1, O: 4 });
  expect(read('ZnMn3+2O4')).toEqual({ Zn: 1, Mn: 2, O: 4 });
  expect(parseFormula('Ca(OH')).toBeUndefined();
  expect(parseFormula('water')).toBeUndefined();
});
