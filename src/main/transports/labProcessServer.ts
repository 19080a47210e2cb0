import {
  decodeWire,
  encodeWire,
  eventNames,
  MAX_CALL_BYTES,
  type ErrorEnvelope,
  type FromLab,
  type ToLab,
} from '../../contract/index.js';
import type { ByteChannel } from './byteChannel.js';
import { createDispatch, toEnvelope, type DispatchOptions } from './dispatch.js';
import type { LabHandle } from './labHandle.js';

export interface LabProcessServerOptions extends DispatchOptions {
  version: string;
  /** Called when the parent asks for the end or is gone. */
  onEnd: () => void;
}

/** Answers a parent process over a channel. Says `ready` first. */
export function serveLabProcess(channel: ByteChannel, lab: LabHandle, options: LabProcessServerOptions): void {
  const dispatch = createDispatch(lab, options);
  const send = (message: FromLab) => channel.send(encodeWire(message));

  async function answer(bytes: Uint8Array): Promise<void> {
    const message = decodeWire(bytes, MAX_CALL_BYTES + 1024) as ToLab;
    if (message.type === 'close') {
      options.onEnd();
      return;
    }
    const reply = await dispatch(message.name, message.input, message.caller === 'trusted' ? 'trusted' : 'any');
    try {
      send({ type: 'reply', id: message.id, reply });
    } catch (error) {
      send({
        type: 'reply',
        id: message.id,
        reply: { ok: false, error: toEnvelope(error, message.name, options.log) },
      });
    }
  }

  channel.onMessage((bytes) => {
    answer(bytes).catch((error: unknown) => options.log?.('A message from the parent process was not readable', error));
  });
  channel.onClose(options.onEnd);
  for (const name of eventNames) lab.events.on(name, (payload) => send({ type: 'event', name, payload }));
  send({ type: 'ready', version: options.version });
}

/** Tells the parent why there will be no lab: the database is newer, locked or damaged. */
export function refuseLabProcess(channel: ByteChannel, error: ErrorEnvelope): void {
  channel.send(encodeWire({ type: 'refused', error } satisfies FromLab));
}
