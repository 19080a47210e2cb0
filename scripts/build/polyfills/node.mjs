// What Node gained after 12 as far as our main process uses it, added to Electron 9 only. Test runtime only.
import crypto from 'crypto';
import fs from 'fs';
import { performance } from 'perf_hooks';

if (!('performance' in globalThis)) Object.assign(globalThis, { performance });

if (crypto.randomUUID === undefined) {
  Object.assign(crypto, {
    randomUUID() {
      const bytes = crypto.randomBytes(16);
      bytes[6] = (bytes[6] & 15) | 64;
      bytes[8] = (bytes[8] & 63) | 128;
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  });
}

if (fs.rmSync === undefined) {
  const missing = (error) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
  Object.assign(fs, {
    rmSync(path, options = {}) {
      try {
        if (fs.lstatSync(path).isDirectory()) fs.rmdirSync(path, { recursive: options.recursive === true });
        else fs.unlinkSync(path);
      } catch (error) {
        if (!(options.force === true && missing(error))) throw error;
      }
    },
  });
}

if (!('AbortController' in globalThis)) {
  class Signal {
    aborted = false;
    reason = undefined;
    listeners = new Set();
    addEventListener(_name, listener) {
      this.listeners.add(listener);
    }
    removeEventListener(_name, listener) {
      this.listeners.delete(listener);
    }
    throwIfAborted() {
      if (this.aborted) throw this.reason;
    }
  }
  class Controller {
    signal = new Signal();
    abort(reason = Object.assign(new Error('This operation was aborted'), { name: 'AbortError' })) {
      if (this.signal.aborted) return;
      this.signal.aborted = true;
      this.signal.reason = reason;
      for (const listener of this.signal.listeners) listener({ type: 'abort', target: this.signal });
    }
  }
  Object.assign(globalThis, { AbortController: Controller, AbortSignal: Signal });
}
