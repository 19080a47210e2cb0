import type { ServerResponse } from 'node:http';
import { encodeWire, eventNames, frame, type EventSource, type StreamedEvent } from '../../../contract/index.js';

/** A page that stopped reading is cut off; it comes back and reads everything anew. */
const MAX_BACKLOG_BYTES = 16 * 1024 * 1024;
const HEARTBEAT_MS = 20_000;

/** Passes every event on as frames until the page goes. */
export function streamEvents(events: EventSource, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
  const send = (event: StreamedEvent) => {
    if (response.writableLength > MAX_BACKLOG_BYTES) response.destroy();
    else response.write(frame(encodeWire(event)));
  };
  const unsubscribers = eventNames.map((name) => events.on(name, (payload) => send({ name, payload })));
  const heartbeat = setInterval(() => send({ name: 'heartbeat', payload: null }), HEARTBEAT_MS);
  heartbeat.unref();
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribers.forEach((unsubscribe) => unsubscribe());
  });
  response.on('error', () => response.destroy());
  send({ name: 'hello', payload: null });
}
