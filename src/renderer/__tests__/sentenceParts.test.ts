import { expect, test } from 'vitest';
import { sentenceParts } from '../sentenceParts.js';

const formulasIn = (sentence: string, formulas: string[]) =>
  sentenceParts(sentence, formulas)
    .filter(({ formula }) => formula)
    .map(({ text }) => text);

test('a sentence is split at the formulas it names and loses nothing', () => {
  const sentence = 'Rutile (TiO2) scores 0.98; Cassiterite (SnO2) fits nearly as well.';
  const parts = sentenceParts(sentence, ['TiO2', 'SnO2', 'ZrSiO4']);
  expect(parts.map(({ text }) => text).join('')).toBe(sentence);
  expect(parts.filter(({ formula }) => formula).map(({ text }) => text)).toEqual(['TiO2', 'SnO2']);
});

test('a formula inside a longer one or inside a word is not taken for one', () => {
  expect(formulasIn('Perovskite (CaTiO3) and Ca2TiO3F', ['TiO3', 'CaTiO3'])).toEqual(['CaTiO3']);
});

test('brackets, dots and decimals of a formula are characters', () => {
  expect(formulasIn('Gypsum (Ca(SO4)(H2O)2) scores', ['Ca(SO4)(H2O)2'])).toEqual(['Ca(SO4)(H2O)2']);
  expect(formulasIn('Bassanite (CaSO4·0.5H2O) scores', ['CaSO4·0.5H2O', 'CaSO4'])).toEqual(['CaSO4·0.5H2O']);
});

test('a formula without digits has nothing to set: words such as In or As stay words', () => {
  expect(formulasIn('In and NaCl', ['In', 'NaCl'])).toEqual([]);
});
