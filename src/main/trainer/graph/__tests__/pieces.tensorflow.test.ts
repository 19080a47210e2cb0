import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { WeightArray } from '../../../../contract/index.js';
import { WeightParts } from '../../../jobs/weightParts.js';
import { hasTensorflow, tensorflow } from '../../__tests__/tensorflowHere.js';
import { hold } from '../../fit/trainingState.js';
import type { FromTrainer } from '../../messages.js';
import { sendResult } from '../../sendResult.js';
import type * as Pieces from '../build/inPieces.js';
import { inPieces } from '../build/inPieces.js';
import { GraphNetwork } from '../graphNetwork.js';
import { largestDifference, noise, smallBatch, smallRecipe } from './small.js';

// Networks small enough for a test go in pieces, too.
vi.mock('../build/inPieces.js', async (original) => {
  const { inPieces: whole } = await original<typeof Pieces>();
  const few: typeof whole = (list, size, most = 1000) => whole(list, size, most);
  return { inPieces: few };
});

test('pieces hold everything in order, and more than one only where they fit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 })), fc.integer({ min: 1, max: 60 }), (sizes, most) => {
      const pieces = inPieces(sizes, (size) => size, most);
      expect(pieces.flat()).toEqual(sizes);
      for (const piece of pieces)
        if (piece.length > 1) expect(piece.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(most);
      pieces.slice(1).forEach((piece, i) => {
        const before = (pieces[i] ?? []).reduce((a, b) => a + b, 0);
        expect(before + (piece[0] ?? 0)).toBeGreaterThan(most);
      });
    }),
  );
});

test('weights that come part by part are whole with the result', () => {
  const weights: WeightArray[] = [
    { name: 'a/kernel', shape: [3, 4], values: noise(12, 1) },
    { name: 'a/bias', shape: [4], values: noise(4, 2) },
  ];
  const result = { ended: 'epochs', epochOfWeights: 0, history: [], weights } as const;
  for (const most of [1, 5, 15, 16]) {
    const sent: FromTrainer[] = [];
    sendResult({ ...result, history: [] }, (message) => sent.push(message), most);
    const parts = new WeightParts();
    const done = sent.at(-1);
    for (const message of sent) if (message.type === 'weights') parts.take(message);
    expect(done?.type === 'done' && parts.complete(done.result)).toEqual(result);
  }
});

/** `toEqual` takes minutes for so many numbers. */
const off = (a: WeightArray[], b: WeightArray[]): number =>
  Math.max(...a.map(({ values }, i) => largestDifference(values, b[i]?.values ?? [])));

test.skipIf(!hasTensorflow)(
  'a state that goes in pieces is the same in another network, and the best weights come back',
  () => {
    const points = 60;
    const recipe = smallRecipe(
      [
        { type: 'flatten' },
        { type: 'dense', units: 80, activation: 'relu' },
        { type: 'dense', units: 3, activation: 'softmax' },
      ],
      points,
      { earlyStopping: { patience: 3, restoreBest: true } },
    );
    const make = (seed: number) => new GraphNetwork(tensorflow(), recipe.architecture, { seed, training: recipe });
    const [first, second] = [make(1), make(2)];
    expect(inPieces([...first.arrays()], ({ values }) => values.length).length).toBeGreaterThan(1);
    const batch = smallBatch(4, points, 3, 'crossEntropy');
    first.step(batch, 1);
    first.remember();
    const best = first.weights();
    first.step(batch, 2);
    expect(off(first.weights(), best)).toBeGreaterThan(0);
    const { arrays } = hold({
      ...{ epochsDone: 1, stopped: false, history: [] },
      optimiser: first.course(),
      arrays: first.arrays(),
    });
    second.restore(first.course(), arrays);
    expect(second.step(batch, 3)).toEqual(first.step(batch, 3));
    expect(off(second.weights(), first.weights())).toBe(0);
    for (const network of [first, second]) {
      expect(network.recall()).toBe(true);
      expect(off(network.weights(), best)).toBe(0);
      network.dispose();
    }
    expect(() => make(3).restore({ steps: 1, learningRate: 1 }, [...arrays].slice(1))).toThrow('another network');
  },
);
