import { contextBridge, ipcRenderer } from 'electron';
import { channels, decodeWire, encodeWire, type Bridge, type Reply } from '../contract/index.js';

/**
 * All that a page gets of Electron: `call`, `on` and the dialogs. Values cross as wire bytes, so that every Electron
 * carries typed arrays the same way. Errors cross as their envelope in the message: the bridge keeps nothing else of an error.
 */
const bridge: Bridge = {
  async call(name, input) {
    const reply = decodeWire(toBytes(await ipcRenderer.invoke(channels.call, name, encodeWire(input)))) as Reply;
    if (reply.ok) return reply.value;
    throw new Error(JSON.stringify(reply.error));
  },
  on(name, listener) {
    const receive = (_event: unknown, eventName: unknown, payload: unknown) => {
      if (eventName === name) listener(decodeWire(toBytes(payload)));
    };
    ipcRenderer.on(channels.event, receive);
    return () => {
      ipcRenderer.removeListener(channels.event, receive);
    };
  },
  shell: {
    openFiles: (input) => ipcRenderer.invoke(channels.openFiles, input) as Promise<string | null>,
    importDatabase: (input) => ipcRenderer.invoke(channels.importDatabase, input) as Promise<string | null>,
    saveFile: (input) => ipcRenderer.invoke(channels.saveFile, input) as Promise<string | null>,
  },
};

function toBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new Error('The shell answered in a form that this window does not know.');
}

contextBridge.exposeInMainWorld('phaselens', bridge);
