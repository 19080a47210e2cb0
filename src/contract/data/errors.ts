/** Every failure that crosses a boundary is one of these kinds with a sentence a person can act on. */
export const errorKinds = [
  'invalid-input',
  'unreadable-file',
  'unknown-format',
  'unsupported-format',
  'damaged-file',
  'empty-file',
  'too-large',
  'ambiguous-layout',
  'wavelength-needed',
  'not-found',
  'conflict',
  'database-newer',
  'database-damaged',
  'database-locked',
  'disk',
  'cancelled',
  'timeout',
  'unavailable',
  'forbidden',
  'internal',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** The error as it crosses a door. */
export interface ErrorEnvelope {
  kind: ErrorKind;
  /** One clear sentence: file, place, what to do. */
  message: string;
  details?: Record<string, string | number | boolean>;
}

/** Thrown inside a layer, crosses doors as its envelope. */
export class LabError extends Error {
  readonly kind: ErrorKind;
  readonly details: Record<string, string | number | boolean>;

  constructor(
    kind: ErrorKind,
    message: string,
    details: Record<string, string | number | boolean> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'LabError';
    this.kind = kind;
    this.details = details;
  }

  toEnvelope(): ErrorEnvelope {
    return { kind: this.kind, message: this.message, details: this.details };
  }

  static from(envelope: ErrorEnvelope): LabError {
    return new LabError(envelope.kind, envelope.message, envelope.details ?? {});
  }
}
