import { createHttpBridge } from '../../contract/wire/httpBridge.js';
import type { LabConnection } from '../lab.js';
import { openBridge } from './bridge.js';

const TOKEN_KEY = 'phaselens.token';

/**
 * The token stands in the address's fragment, which is never sent to a server; it moves to the tab's own storage, so that
 * the address can be copied without it and a reload still works.
 */
export function takeToken(location: Location, storage: Storage, history: History): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token) {
    storage.setItem(TOKEN_KEY, token);
    history.replaceState(null, '', location.pathname + location.search);
    return token;
  }
  return storage.getItem(TOKEN_KEY) ?? '';
}

/** The served door: the page was loaded from the lab's own loopback address. */
export function openHttp(): LabConnection {
  const listeners = new Set<(alive: boolean) => void>();
  let alive = true;
  const bridge = createHttpBridge({
    origin: window.location.origin,
    token: takeToken(window.location, window.sessionStorage, window.history),
    fetch: (url, init) => window.fetch(url, init),
    onConnection(connected) {
      alive = connected;
      for (const listener of listeners) listener(connected);
    },
  });
  return {
    ...openBridge(bridge),
    onConnection(listener) {
      listeners.add(listener);
      listener(alive);
      return () => void listeners.delete(listener);
    },
  };
}
