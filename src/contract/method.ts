import type { z } from 'zod';

/** `read` changes nothing, `write` changes the store at once, `job` starts long work and returns its record. */
export type Effect = 'read' | 'write' | 'job';

/** `any` door may call it; `trusted` only code of the same machine's user: command line and shell, never a page. */
export type Caller = 'any' | 'trusted';

export interface Method<Input extends z.ZodType = z.ZodType, Output = unknown> {
  input: Input;
  effect: Effect;
  caller: Caller;
  /** Type only; never set at run time. */
  readonly output?: Output;
}

/** Declares a method: `method<Output>()('read', z.object({...}))`. */
export function method<Output>() {
  return <Input extends z.ZodType>(effect: Effect, input: Input, caller: Caller = 'any'): Method<Input, Output> => ({
    effect,
    input,
    caller,
  });
}
