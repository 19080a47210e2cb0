import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMPONENTS } from '../licences.js';

interface Manifest {
  license?: string;
  dependencies?: Record<string, string>;
}

function manifest(path: string): Manifest {
  const url = new URL(`../../../../../${path}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Manifest;
}

test('every dependency that ships is named on the About page', () => {
  const named = new Set(COMPONENTS.map((component) => component.name));
  const missing = Object.keys(manifest('.').dependencies ?? {}).filter((name) => !named.has(name));
  expect(missing).toEqual([]);
});

test('each is named with the licence that it states itself', () => {
  const stated = COMPONENTS.map(({ name }) => ({ name, licence: manifest(`node_modules/${name}`).license }));
  expect(stated).toEqual(COMPONENTS.map(({ name, licence }) => ({ name, licence })));
});
