import { LabError, methods, type ErrorEnvelope, type MethodName, type Reply } from '../../contract/index.js';
import type { LabHandle, Trust } from './labHandle.js';

/** Answers one call, always with a reply and never with an exception. */
export type Dispatch = (name: string, input: unknown, trust: Trust) => Promise<Reply>;

export interface DispatchOptions {
  /** Gets what must not cross a door: unexpected errors with their stack. */
  log?: (message: string, error: unknown) => void;
}

/** The one gate before the lab, behind every door: method known, caller allowed, input valid, errors with a sentence. */
export function createDispatch(lab: LabHandle, options: DispatchOptions = {}): Dispatch {
  return async (name, input, trust) => {
    try {
      if (!isMethodName(name)) throw new LabError('not-found', `The lab knows no method “${label(name)}”.`);
      const method = methods[name];
      if (method.caller === 'trusted' && trust !== 'trusted') {
        throw new LabError(
          'forbidden',
          `“${name}” can be called from the command line and the desktop window's own menus only.`,
        );
      }
      const parsed = method.input.safeParse(input);
      if (!parsed.success) throw invalidInput(name, parsed.error.issues);
      return { ok: true, value: await lab.call(name, parsed.data) };
    } catch (error) {
      return { ok: false, error: toEnvelope(error, name, options.log) };
    }
  };
}

/** The error as it may cross a door. What nobody expected becomes `internal`; its stack goes to the log only. */
export function toEnvelope(error: unknown, doing: string, log?: DispatchOptions['log']): ErrorEnvelope {
  if (error instanceof LabError) return error.toEnvelope();
  log?.(`${doing} failed`, error);
  return {
    kind: 'internal',
    message: `Something went wrong inside Phaselens while answering “${label(doing)}”. Nothing was changed; the log has the details.`,
  };
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

interface Issue {
  path: PropertyKey[];
  message: string;
}

function invalidInput(name: string, issues: readonly Issue[]): LabError {
  const places = issues.slice(0, 3).map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`);
  return new LabError('invalid-input', `“${name}” was called wrongly. ${places.join('; ')}.`);
}

function label(name: string): string {
  return String(name)
    .replace(/[^\w.-]/g, '?')
    .slice(0, 60);
}
