import { expect, test } from 'vitest';
import { holdsDropout } from '../../holdsDropout.js';
import { macs } from '../../macs.js';
import { planNetwork } from '../../planNetwork.js';
import { publishedFor } from '../../publishedFor.js';
import { phaselensPhases } from '../phaselensPhases.js';

const size = { inputLength: 1401, outputs: 56 };

test('the network for phases is listed, costs a seventh of CNN6 at most, and has dropout for its confidence', () => {
  const networks = publishedFor(size);
  expect(networks.find(({ id }) => id === 'phaselens-phases')?.spec).toEqual(phaselensPhases(size));
  const cnn6 = networks.find(({ id }) => id === 'cnn6')?.spec;
  expect(cnn6).toBeDefined();
  if (cnn6) expect(macs(phaselensPhases(size))).toBeLessThan(macs(cnn6) / 7);
  expect(planNetwork(phaselensPhases(size)).filter(holdsDropout)).toHaveLength(2);
});
