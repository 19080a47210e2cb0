import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import { isOwnUrl, isTrustedSender } from '../isTrustedSender.js';
import { lockDownContents, lockDownSession } from '../lockDownContents.js';

const ORIGIN = 'app://phaselens';
const sender = (id: number, url = 'app://phaselens/') => ({ id, getURL: () => url });

test('only the main frame of our own window on our own page may speak to the shell', () => {
  const main = { url: 'app://phaselens/index.html', parent: null };
  expect(isTrustedSender({ sender: sender(7), senderFrame: main }, 7, ORIGIN)).toBe(true);
  expect(isTrustedSender({ sender: sender(8), senderFrame: main }, 7, ORIGIN)).toBe(false);
  expect(isTrustedSender({ sender: sender(7), senderFrame: { ...main, parent: {} } }, 7, ORIGIN)).toBe(false);
  expect(
    isTrustedSender({ sender: sender(7), senderFrame: { url: 'https://evil.example', parent: null } }, 7, ORIGIN),
  ).toBe(false);
  expect(isTrustedSender({ sender: sender(7), senderFrame: null }, 7, ORIGIN)).toBe(false);
});

test('an Electron that tells no frame is judged by the address of the page', () => {
  expect(isTrustedSender({ sender: sender(7) }, 7, ORIGIN)).toBe(true);
  expect(isTrustedSender({ sender: sender(7, 'file:///etc/passwd') }, 7, ORIGIN)).toBe(false);
});

test.each([
  ['app://phaselens/', true],
  ['app://phaselens/index.html#x', true],
  ['app://phaselens.evil.example/', false],
  ['app://evil/app://phaselens/', false],
  ['https://evil.example/?app://phaselens', false],
  ['app://user@phaselens/', false],
  ['not a url', false],
])('the address %s is ours: %s', (url, own) => {
  expect(isOwnUrl(url, ORIGIN)).toBe(own);
});

function fakeContents(modern: boolean) {
  const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler?: unknown };
  const open = vi.fn<(handler: () => { action: string }) => void>();
  if (modern) contents.setWindowOpenHandler = open;
  return { contents, open };
}

test('a page can navigate nowhere, by link, redirect, frame or webview', () => {
  const { contents } = fakeContents(true);
  lockDownContents(contents as unknown as WebContents);
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
    const preventDefault = vi.fn();
    contents.emit(name, { preventDefault }, 'https://evil.example');
    expect(preventDefault, name).toHaveBeenCalled();
  }
});

test('new windows are denied by the handler of a current Electron and the event of an old one', () => {
  const modern = fakeContents(true);
  lockDownContents(modern.contents as unknown as WebContents);
  expect(modern.open.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
  const old = fakeContents(false);
  lockDownContents(old.contents as unknown as WebContents);
  const preventDefault = vi.fn();
  old.contents.emit('new-window', { preventDefault });
  expect(preventDefault).toHaveBeenCalled();
});

test('every permission and every download is refused', () => {
  const session = new EventEmitter() as EventEmitter & Record<string, unknown>;
  let request: ((contents: unknown, permission: string, decide: (yes: boolean) => void) => void) | undefined;
  let check: (() => boolean) | undefined;
  session['setPermissionRequestHandler'] = (handler: typeof request) => (request = handler);
  session['setPermissionCheckHandler'] = (handler: typeof check) => (check = handler);
  lockDownSession(session as unknown as Session);
  const decide = vi.fn();
  request?.(null, 'media', decide);
  expect(decide).toHaveBeenCalledWith(false);
  expect(check?.()).toBe(false);
  const preventDefault = vi.fn();
  session.emit('will-download', { preventDefault });
  expect(preventDefault).toHaveBeenCalled();
});
