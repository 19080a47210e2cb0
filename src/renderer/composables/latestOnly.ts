/**
 * Makes a runner that resolves to undefined for every call but the latest: a slow answer to an old question
 * must not overwrite a newer one. Failures of outdated calls are dropped with them.
 */
export function latestOnly(): <Result>(work: () => Promise<Result>) => Promise<Result | undefined> {
  let latest = 0;
  return async (work) => {
    const ticket = ++latest;
    try {
      const result = await work();
      return ticket === latest ? result : undefined;
    } catch (thrown) {
      if (ticket === latest) throw thrown;
      return undefined;
    }
  };
}
