/** The command was called wrongly: its sentence goes to stderr, the exit code is 2. */
export class UsageError extends Error {}
