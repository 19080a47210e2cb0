import type { IncomingMessage } from 'node:http';
import { LabError } from '../../../contract/index.js';

/** The whole body. @throws LabError `too-large` as soon as more than `limit` bytes are announced or come */
export async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  const refuse = () =>
    new LabError('too-large', `One call may carry ${Math.floor(limit / 1048576)} MiB. Send fewer files at once.`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw refuse();
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    total += chunk.byteLength;
    if (total > limit) throw refuse();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}
