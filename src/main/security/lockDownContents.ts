import type { Event, Session, WebContents } from 'electron';

/** Rules for every page that will ever exist in this process: it goes nowhere, opens nothing and is permitted nothing. */
export function lockDownContents(contents: WebContents): void {
  const refuse = (event: Pick<Event, 'preventDefault'>) => {
    event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-attach-webview', refuse);
  denyWindows(contents, refuse);
}

/** Seam: Electron 12 and later ask a handler; earlier ones fire `new-window`. */
function denyWindows(contents: WebContents, refuse: (event: Pick<Event, 'preventDefault'>) => void): void {
  const maybe: Partial<Pick<WebContents, 'setWindowOpenHandler'>> = contents;
  if (maybe.setWindowOpenHandler) {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    return;
  }
  const old = contents as unknown as { on(name: 'new-window', listener: typeof refuse): void };
  old.on('new-window', refuse);
}

/** Electron grants every permission unless told otherwise. Downloads go through our own Save dialog only. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
