/** Done; some files failed; called wrongly. */
export const exitCode = { done: 0, failed: 1, wrongUse: 2 } as const;
