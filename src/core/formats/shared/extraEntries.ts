import { limits } from '../limits.js';

/** Header lines for the Details tab: bounded in number and length, without names that mean something to JavaScript. */
export function extraEntries(entries: Iterable<readonly [string, string]>): Record<string, string> {
  const extra: Record<string, string> = {};
  let count = 0;
  for (const [rawKey, rawValue] of entries) {
    const key = rawKey.trim().slice(0, 120);
    const value = rawValue.trim();
    if (key === '' || value === '' || key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
    if (Object.hasOwn(extra, key)) continue;
    if (++count > limits.extraEntries) break;
    extra[key] = value.length <= limits.extraLength ? value : `${value.slice(0, limits.extraLength)}…`;
  }
  return extra;
}
