/**
 * Is `version` the same as or newer than `wanted`? Missing parts count as 0; a leading "v" and a pre-release tail are ignored.
 * @param {string} version such as "v22.14.0"
 * @param {string} wanted such as "22.14"
 */
export function atLeast(version, wanted) {
  const have = numbers(version);
  const need = numbers(wanted);
  for (let i = 0; i < 3; i += 1) {
    const difference = (have[i] ?? 0) - (need[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** @param {string} version */
function numbers(version) {
  return version
    .replace(/^v/, '')
    .replace(/[-+].*$/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);
}
