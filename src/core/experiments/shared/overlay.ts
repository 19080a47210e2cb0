/** The value with changes laid over it: objects key by key, everything else (lists too) replaced. */
export function overlay(value: unknown, changes: unknown): unknown {
  if (!isObject(value) || !isObject(changes)) return changes;
  const laid = Object.entries(changes).map(([key, change]) => [
    key,
    Object.hasOwn(value, key) ? overlay(value[key], change) : change,
  ]);
  return { ...value, ...(Object.fromEntries(laid) as Record<string, unknown>) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
