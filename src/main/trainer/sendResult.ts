import type { TrainingResult } from '../../contract/index.js';
import type { FromTrainer } from './messages.js';

/** Numbers of a message, 64 MiB. */
const MOST_NUMBERS = 2 ** 24;

/** Sends what a training has made; the weights of a large network go before it, part by part, for no message may be a gigabyte. */
export function sendResult(result: TrainingResult, send: (message: FromTrainer) => void, most = MOST_NUMBERS): void {
  const numbers = result.weights.reduce((sum, { values }) => sum + values.length, 0);
  if (numbers <= most) {
    send({ type: 'done', result });
    return;
  }
  for (const { name, shape, values } of result.weights)
    for (let from = 0; from < values.length; from += most)
      send({ type: 'weights', name, shape, from, values: values.subarray(from, from + most) });
  send({ type: 'done', result: { ...result, weights: [] } });
}
