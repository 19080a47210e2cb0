import { errorKinds, LabError, type ErrorEnvelope } from '../../contract/index.js';

function isEnvelope(value: unknown): value is ErrorEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, message } = value as Record<string, unknown>;
  return typeof message === 'string' && (errorKinds as readonly unknown[]).includes(kind);
}

/**
 * Makes a `LabError` of whatever a door threw. An error that crossed Electron's bridge keeps only its message,
 * so an envelope may stand in it as JSON.
 */
export function toLabError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  if (isEnvelope(thrown)) return LabError.from(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const brace = message.indexOf('{');
  if (brace >= 0) {
    try {
      const parsed: unknown = JSON.parse(message.slice(brace));
      if (isEnvelope(parsed)) return LabError.from(parsed);
    } catch {
      // Not an envelope: the message itself is the sentence.
    }
  }
  return new LabError('internal', message || 'Something went wrong without saying what.', {}, { cause: thrown });
}
