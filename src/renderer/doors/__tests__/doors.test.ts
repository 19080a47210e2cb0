import { expect, test } from 'vitest';
import { LabError, type Bridge } from '../../../contract/index.js';
import { openBridge } from '../bridge.js';
import { toLabError } from '../toLabError.js';

test('an envelope becomes the error it describes, however it crossed', () => {
  const envelope = { kind: 'empty-file', message: 'a.xy is empty.' };
  expect(toLabError(envelope)).toMatchObject(envelope);
  const wrapped = new Error(`Error invoking remote method 'call': ${JSON.stringify(envelope)}`);
  expect(toLabError(wrapped)).toMatchObject(envelope);
});

test('anything else keeps its sentence and is an internal error', () => {
  expect(toLabError(new Error('boom {not json'))).toMatchObject({ kind: 'internal', message: 'boom {not json' });
  expect(toLabError(undefined)).toBeInstanceOf(LabError);
});

test('the desktop door rejects with a LabError', async () => {
  const bridge: Bridge = {
    call: () => Promise.reject(new Error('{"kind":"disk","message":"The disk is full."}')),
    on: () => () => undefined,
    shell: null,
  };
  await expect(openBridge(bridge).call('jobs.list', {})).rejects.toMatchObject({
    kind: 'disk',
    message: 'The disk is full.',
  });
});
