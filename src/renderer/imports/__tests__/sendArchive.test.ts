import { expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { sendArchive, type ArchiveCalls } from '../sendArchive.js';

const bytes = Uint8Array.from({ length: 25 }, (_, i) => i);
const file = {
  name: 'a.zip',
  size: bytes.length,
  lastModified: 5,
  slice: (from?: number, to?: number) => new Blob([bytes.slice(from, to)]),
};

function recorder(refuseAt = Infinity) {
  const sent: number[] = [];
  const dropped: string[] = [];
  const ask: ArchiveCalls = {
    begin: () => Promise.resolve({ uploadId: 'u' }),
    add: ({ offset, bytes: part }) => {
      if (offset >= refuseAt) return Promise.reject(new LabError('disk', 'full'));
      expect(offset).toBe(sent.length);
      sent.push(...part);
      return Promise.resolve(null);
    },
    drop: ({ uploadId }) => {
      dropped.push(uploadId);
      return Promise.resolve(null);
    },
  };
  return { sent, dropped, ask };
}

test('an archive goes piece by piece, and says how far it is', async () => {
  const { sent, dropped, ask } = recorder();
  const seen: number[] = [];
  const signal = new AbortController().signal;
  const id = await sendArchive(file, { progress: (at) => seen.push(at), signal, piece: 10, ask });
  expect(id).toBe('u');
  expect(sent).toEqual([...bytes]);
  expect(seen).toEqual([10, 20, 25]);
  expect(dropped).toEqual([]);
});

test('what is cancelled or refused is dropped there', async () => {
  const control = new AbortController();
  const cancelled = recorder();
  const progress = (): void => control.abort();
  await expect(sendArchive(file, { progress, signal: control.signal, piece: 10, ask: cancelled.ask })).rejects.toThrow(
    'cancelled',
  );
  expect(cancelled.sent.length).toBe(10);
  const refused = recorder(10);
  const options = { progress: () => undefined, signal: new AbortController().signal, piece: 10, ask: refused.ask };
  await expect(sendArchive(file, options)).rejects.toThrow('full');
  expect([...cancelled.dropped, ...refused.dropped]).toEqual(['u', 'u']);
});
