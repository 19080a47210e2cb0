import { Socket } from 'node:net';
import { decodeWire, encodeWire } from '../../contract/index.js';
import { defaultCacheFolder } from '../files/folders.js';
import { streamChannel } from '../transports/byteChannel.js';
import { LAB_PIPE_FD } from '../transports/forkNodeLab.js';
import { Oracle } from './answerQuestion.js';
import { readToTrainer, type FromTrainer, type ToTrainer } from './messages.js';
import { envelope, runTraining, type Cancel } from './runTraining.js';
import { loadTensorflow } from './tensorflow/loadTensorflow.js';
import type { Tf } from './tensorflow/tf.js';

/** Entry of a trainer process, the only one that loads TensorFlow: one training after the other, and questions about networks. `--cache DIR`. */
const BEAT_MS = 1000;

const channel = streamChannel(new Socket({ fd: LAB_PIPE_FD }));
const send = (message: FromTrainer): void => channel.send(encodeWire(message));

function serve(tf: Tf): void {
  const oracle = new Oracle(tf);
  /** Of the training that goes on, or of the one to come: a cancel may overtake its order. */
  let cancel: Cancel = { asked: false };
  let training = false;

  function obey(message: ToTrainer): void {
    switch (message.type) {
      case 'cancel':
        cancel.asked = true;
        send({ type: 'cancelling' });
        return;
      case 'close':
        process.exit(0);
        return;
      case 'ask':
        try {
          send({ type: 'answer', id: message.id, ok: true, value: oracle.answer(message) });
        } catch (error) {
          send({ type: 'answer', id: message.id, ok: false, error: envelope(error) });
        }
        return;
      case 'train':
        if (training) return;
        training = true;
        runTraining(tf, message, cancel, send)
          .catch((error: unknown) => send({ type: 'failed', error: envelope(error) }))
          .finally(() => {
            training = false;
            cancel = { asked: false };
          });
    }
  }

  channel.onMessage((bytes) => {
    try {
      obey(readToTrainer(decodeWire(bytes)));
    } catch (error) {
      send({ type: 'failed', error: envelope(error) });
    }
  });
  setInterval(() => {
    send({
      type: 'beat',
      tensors: tf.memory().numTensors,
      megabytes: Math.round(process.memoryUsage.rss() / 1048576),
    });
  }, BEAT_MS);
}

function main(): void {
  // The lab is gone: nobody would see the result.
  channel.onClose(() => process.exit(1));
  const flag = process.argv.indexOf('--cache');
  const cache = (flag >= 0 ? process.argv[flag + 1] : undefined) ?? defaultCacheFolder();
  try {
    const { tf, facts } = loadTensorflow(cache);
    serve(tf);
    send({ type: 'ready', ...facts });
  } catch (error) {
    send({ type: 'refused', error: envelope(error) });
  }
}

main();
