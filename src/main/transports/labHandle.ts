import type { EventSource, MethodName } from '../../contract/index.js';

/** `trusted` is code of the person who owns the machine (command line, shell); `any` includes a page. */
export type Trust = 'any' | 'trusted';

/** The lab as the doors see it. Inputs are validated before they come here: only {@link createDispatch} calls it. */
export interface LabHandle {
  call(name: MethodName, input: unknown): Promise<unknown>;
  events: EventSource;
  /** Finishes what was acknowledged and lets go of the store; safe to call twice. */
  close(): Promise<void>;
}
