import {
  LabError,
  type EventSource,
  type Input,
  type Lab,
  type MethodName,
  type Output,
} from '../../contract/index.js';
import { createDispatch, type DispatchOptions } from './dispatch.js';
import type { LabHandle, Trust } from './labHandle.js';

/** The door without a wire: the command line's. Same validation, same errors. */
export function createInProcessLab(lab: LabHandle, trust: Trust, options: DispatchOptions = {}): Lab & EventSource {
  const dispatch = createDispatch(lab, options);
  return {
    async call<Name extends MethodName>(name: Name, input: Input<Name>): Promise<Output<Name>> {
      const reply = await dispatch(name, input, trust);
      if (!reply.ok) throw LabError.from(reply.error);
      // The lab's handlers are typed by the same table, so that the value is this method's output.
      return reply.value as Output<Name>;
    },
    on: (name, listener) => lab.events.on(name, listener),
  };
}
