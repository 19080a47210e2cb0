import type { Bridge, EventName, Input, LabEvents, MethodName, Output } from '../../contract/index.js';
import type { LabConnection } from '../lab.js';
import { toLabError } from './toLabError.js';

/** The desktop door: the object that the preload bundle put on the window. */
export function openBridge(bridge: Bridge): LabConnection {
  return {
    shell: bridge.shell,
    async call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
      try {
        return (await bridge.call(name, input)) as Output<Name>;
      } catch (thrown) {
        throw toLabError(thrown);
      }
    },
    on<Name extends EventName>(name: Name, listener: (payload: LabEvents[Name]) => void) {
      return bridge.on(name, (payload) => {
        listener(payload as LabEvents[Name]);
      });
    },
    onConnection(listener) {
      listener(true);
      return () => undefined;
    },
  };
}
