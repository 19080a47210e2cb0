/** The little of an IPC event that tells who sent it; `senderFrame` is missing in Electron before 12. */
export interface SenderLike {
  sender: { id: number; getURL(): string };
  senderFrame?: { url: string; parent: unknown } | null;
}

/**
 * Only the main frame of our own window, showing our own page, may speak to the shell. A frame inside the page, another
 * window, or our window after it went elsewhere, may not.
 * @param windowId id of the window's web contents
 * @param origin e.g. `app://phaselens`
 */
export function isTrustedSender(event: SenderLike, windowId: number, origin: string): boolean {
  if (event.sender.id !== windowId) return false;
  if (event.senderFrame === null) return false;
  // Old Electron: frames get no preload (nodeIntegrationInSubFrames is off), so what arrives is from the main frame.
  if (event.senderFrame === undefined) return isOwnUrl(event.sender.getURL(), origin);
  return event.senderFrame.parent === null && isOwnUrl(event.senderFrame.url, origin);
}

/** True for pages of exactly this origin; compares parsed parts, never the beginning of a text. */
export function isOwnUrl(url: string, origin: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(url);
    return `${protocol}//${host}` === origin && username === '' && password === '';
  } catch {
    return false;
  }
}
