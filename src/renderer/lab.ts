import type {
  Bridge,
  EventName,
  EventSource,
  Input,
  Lab,
  LabEvents,
  MethodName,
  Output,
  Shell,
} from '../contract/index.js';
import { LabError } from '../contract/index.js';
import { openBridge } from './doors/bridge.js';
import { openHttp } from './doors/http.js';

declare global {
  interface Window {
    phaselens?: Bridge;
  }
}

/** What the pages know of the lab: questions, events, and the desktop shell where there is one. */
export interface LabConnection extends Lab, EventSource {
  shell: Shell | null;
  /** Tells whether events arrive; the status bar says so when they do not. */
  onConnection(listener: (alive: boolean) => void): () => void;
}

let connection: LabConnection | null = null;

/** Joins the page to the lab: through the preload bridge in the desktop shell, otherwise over the loopback door. */
export function connectLab(given?: LabConnection): LabConnection {
  connection = given ?? (window.phaselens ? openBridge(window.phaselens) : openHttp());
  return connection;
}

function connected(): LabConnection {
  if (!connection) throw new LabError('internal', 'The page asked the lab before it was connected.');
  return connection;
}

/** Asks the lab. Rejects with a `LabError` whose message can be shown as it is. */
export function call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  return connected().call(name, input);
}

/** Listens to an event of the lab; returns the way to stop. */
export function on<Name extends EventName>(name: Name, listener: (payload: LabEvents[Name]) => void): () => void {
  return connected().on(name, listener);
}

/** Native dialogs, or null in a browser. */
export function shell(): Shell | null {
  return connected().shell;
}

export function onConnection(listener: (alive: boolean) => void): () => void {
  return connected().onConnection(listener);
}
