import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from '../published/networkSize.js';

/** Points between two readings: positions stay known to about two points. */
const STEP = 4;
/** Readings, 132 points, within which only the highest peak is seen: its height survives exactly, and its width hardly counts. */
const REACH = 32;
/** Readings in one bin, 192 points: wider than the ranges in which peaks move, so that the answer changes evenly with the position. */
const BIN = 48;

/**
 * The network of Phaselens for classes that differ by positions and heights of peaks: every height in a code of saturating functions of
 * many steepnesses (a peak of half a per cent is not drowned, a strong one keeps its height), every position in wide overlapping bins,
 * and one dense layer over both. How it was found stands in `bench/own-network`.
 */
export function phaselens1({ inputLength, outputs, head = 'softmax' }: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'phaselens-1',
    title: 'Phaselens 1 (height and position codes)',
    source: 'Of this project, found for the benchmark of Schuetzke et al. 2023 on class lists of its own.',
    inputLength,
    layers: [
      // Two maxima, one after the other: as one over 132 points, and several times faster.
      { type: 'maxPool', size: 2 * STEP, stride: STEP, padding: 'same' },
      { type: 'maxPool', size: REACH, stride: 1, padding: 'same' },
      // Steepnesses between about 1 and 20: variance 100 for one weight each.
      { type: 'conv1d', filters: 16, kernel: 1, activation: 'tanh', initialiser: { normal: { variance: 100 } } },
      { type: 'avgPool', size: BIN, stride: BIN / 4 },
      // Two averages, one after the other, make bins that fade in and out.
      { type: 'avgPool', size: 4, stride: 2 },
      // Brings the averages back to the size of one and mixes the code.
      { type: 'conv1d', filters: 16, kernel: 1, initialiser: { normal: { variance: 6 } } },
      { type: 'dropout', rate: 0.2 },
      { type: 'flatten' },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}
